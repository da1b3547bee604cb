package dev.ripcord.target.github;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Round;
import dev.ripcord.check.Sight;
import dev.ripcord.host.ActId;
import dev.ripcord.host.HostException;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Starts a workflow of GitHub Actions, and follows the run that it becomes to its end.
 *
 * <p>It is asked for once: what is asked is noted before, and whoever comes later looks for the run
 * instead. That it ended with success is evidence, and no proof that the service is back.
 *
 * @param well checks which, when all are good, refuse it: nothing is rolled back that is well
 */
record GithubStep(Workflow workflow, List<NamedCheck> well, GithubApi api) implements Step {
  private static final String DETAILS = "return_run_details";

  GithubStep {
    well = List.copyOf(well);
  }

  @Override
  public String title() {
    return "run the workflow " + workflow.file() + " of " + workflow.repository();
  }

  /** Without a key in the title of its run nobody could tell it from another one. */
  @Override
  public Repeatability repeatability() {
    return workflow.keyInput().isPresent() ? Repeatability.KEYED : Repeatability.UNSAFE;
  }

  @Override
  public Look look(Sight sight) {
    var facts = new LinkedHashMap<String, String>();
    var note = noteSeen(sight);
    note.ifPresent(each -> facts.put(RunJudge.NOTED, each.key()));
    var answer = api.get(sight, workflow.token(), workflow.runs());
    return switch (answer) {
      case Answer.Got(_, Object json) -> {
        var runs = WorkflowRun.all(json);
        runs.forEach(each -> facts.put(RunJudge.RUN + each.id(), each.fact()));
        facts.put(
            RunJudge.SEEN,
            runs.stream().map(each -> String.valueOf(each.id())).collect(Collectors.joining(",")));
        yield note.map(Note::run).filter(OptionalLong::isPresent).isPresent()
            ? noted(sight, note.get().run().getAsLong(), facts)
            : new Look(facts, "the workflow was not started by this run");
      }
      case Answer.Refused(String said) -> trouble(facts, RunJudge.REFUSED, said);
      case Answer.Later(String said) -> trouble(facts, RunJudge.AWAY, said);
      case Answer.Lost(String said) -> trouble(facts, RunJudge.AWAY, said);
    };
  }

  /** GitHub can be asked while the service's host cannot. */
  private Optional<Note> noteSeen(Sight sight) {
    try {
      return Note.read(sight.host(), workflow);
    } catch (HostException _) {
      return Optional.empty();
    }
  }

  private static Look trouble(Map<String, String> facts, String kind, String said) {
    facts.put(kind, "true");
    return new Look(facts, said);
  }

  /** One that is too old for the list is asked for by its number. */
  private Look noted(Sight sight, long id, Map<String, String> facts) {
    facts.put(RunJudge.NOTED_RUN, String.valueOf(id));
    if (!facts.containsKey(RunJudge.RUN + id)
        && api.get(sight, workflow.token(), workflow.run(id))
            instanceof Answer.Got(_, Object json)) {
      WorkflowRun.of(json).ifPresent(each -> facts.put(RunJudge.RUN + id, each.fact()));
    }
    return new Look(facts, "run " + id + " of the workflow is the last that was started from here");
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return RunJudge.judge(before, now);
  }

  /** The key stands in the journal before anything is asked. */
  @Override
  public Look prepare(Stage stage, Look before) {
    return before
        .with(RunJudge.KEY, key(stage.act()))
        .with(RunJudge.KEYED, String.valueOf(workflow.keyInput().isPresent()));
  }

  private static String key(ActId act) {
    return "ripcord-" + act.run() + "-" + act.step() + "-" + act.attempt();
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var key = before.fact(RunJudge.KEY).orElseGet(() -> key(stage.act()));
    var note = Note.read(stage.host(), workflow).filter(each -> each.key().equals(key));
    if (note.isPresent()) {
      return note.get().run().isPresent()
          ? accepted("run " + note.get().run().getAsLong())
          : new StepResult.Unknown(
              "GitHub was asked for it before, and did not say of which run: it is looked for, and"
                  + " not asked for twice");
    }
    var refusal = refusal(stage.sight());
    if (refusal.isPresent()) {
      return new StepResult.NotStarted(refusal.get());
    }
    new Note(key, OptionalLong.empty()).write(stage.host(), workflow);
    return dispatched(stage, key, true);
  }

  private Optional<String> refusal(Sight sight) {
    if (well.isEmpty()) {
      return Optional.empty();
    }
    var round = new Round(well.stream().map(each -> each.look(sight)).toList());
    return round.state() == Finding.State.GOOD
        ? Optional.of("the service is well (" + round.said() + "), and the rollback is not forced")
        : Optional.empty();
  }

  private StepResult dispatched(Stage stage, String key, boolean details) {
    var answer =
        api.post(stage.sight(), workflow.token(), workflow.dispatches(), body(key, details));
    return switch (answer) {
      case Answer.Got(_, Map<?, ?> told) when told.get("workflow_run_id") instanceof Number id -> {
        new Note(key, OptionalLong.of(id.longValue())).write(stage.host(), workflow);
        yield accepted("run " + id.longValue());
      }
      case Answer.Got _ -> accepted("the run with the key " + key);
      case Answer.Refused(String said) when details && said.contains(DETAILS) ->
          dispatched(stage, key, false);
      case Answer.Refused(String said) -> new StepResult.NotStarted(said);
      case Answer.Later(String said) -> new StepResult.NotStarted(said);
      case Answer.Lost(String said) -> new StepResult.Unknown(said);
    };
  }

  /** A server that is older than this word says that it does not know it, and starts nothing. */
  private Map<String, Object> body(String key, boolean details) {
    var body = new LinkedHashMap<String, Object>();
    body.put("ref", workflow.ref());
    body.put("inputs", workflow.inputs(key));
    if (details) {
      body.put(DETAILS, true);
    }
    return body;
  }

  private static StepResult accepted(String run) {
    return new StepResult.Accepted(run, GithubApi.PACE, "GitHub has taken it: " + run);
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of(
        "starts it on '" + workflow.ref() + "' with " + workflow.inputs(),
        "its success is no proof: the service's own checks are");
  }

  /** What a workflow did is known to nobody here. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public boolean reversible() {
    return false;
  }

  @Override
  public Duration within() {
    return Duration.ofMinutes(20);
  }
}
