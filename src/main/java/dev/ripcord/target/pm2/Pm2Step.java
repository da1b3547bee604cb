package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.script.PlainStep;
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

/**
 * One verb of pm2 on one application.
 *
 * @param replaces whether another script under the same name gives way
 * @param updateEnv whether a restart hands the environment over even when none is named
 * @param settle how long a process must live to count as started
 */
record Pm2Step(
    Pm2Verb verb,
    String app,
    Daemon daemon,
    Wanted wanted,
    boolean replaces,
    boolean updateEnv,
    Duration settle)
    implements Step {
  static final String KIND = "pm2";

  @Override
  public String title() {
    return verb == Pm2Verb.SAVE
        ? "save the list of " + daemon.title()
        : verb.word() + " " + app + " of " + daemon.title();
  }

  @Override
  public Repeatability repeatability() {
    return verb == Pm2Verb.RESTART ? Repeatability.VERIFIABLE : Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var seen = new Pm2Look(daemon, app, wanted.env(), wanted.envFile()).at(sight);
    return new AppFacts(daemon, app).of(seen);
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return new AppJudge(verb, app, wanted, settle)
        .judge(before.map(AppView::new), new AppView(now));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (judge(Optional.empty(), before) instanceof Judgement.Failed(String hopeless)) {
      return new StepResult.NotStarted(hopeless); // and no daemon is started to learn that
    }
    return switch (verb) {
      case START, RESTART -> new Pm2Start(this).act(stage, new AppView(before));
      case STOP, DELETE -> run(stage, List.of(verb.word(), app));
      case SAVE -> run(stage, List.of("save"));
    };
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    return Optional.of(new PlainPm2(this).of(timeout));
  }

  /** A pm2 command that changes something and hands no environment over. */
  StepResult run(Stage stage, List<String> words) {
    var command = daemon.again(stage.host(), Map.of(), words);
    return result(words.getFirst(), stage.act(words.getFirst(), command));
  }

  static StepResult result(String word, CommandResult answer) {
    // What it prints last when all is well is a table.
    var said = "pm2 " + word + ": " + (answer.ok() ? "exit 0" : answer.said());
    return switch (answer) {
      case CommandResult.Exited _ -> new StepResult.Done(said);
      case CommandResult.NotStarted _ -> new StepResult.NotStarted(said);
      case CommandResult.TimedOut _, CommandResult.Lost _ -> new StepResult.Unknown(said);
    };
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var seen = new AppView(now);
    var replaced =
        (verb == Pm2Verb.START || verb == Pm2Verb.RESTART) && seen.known()
            ? wanted.other(seen).map(each -> each + (replaces ? "; it will be replaced" : ""))
            : Optional.<String>empty();
    return replaced.map(each -> List.of(now.said(), each)).orElseGet(() -> List.of(now.said()));
  }

  @Override
  public Optional<Configured> renewal(Configured own) {
    return verb == Pm2Verb.RESTART ? Optional.of(own) : Optional.empty();
  }

  @Override
  public Optional<Configured> undo(Look before) {
    var seen = new AppView(before);
    return switch (verb) {
      case START, RESTART -> seen.unseen().isPresent() ? Optional.empty() : undoStart(seen);
      case STOP -> seen.online() ? Optional.of(step("start", Map.of())) : Optional.empty();
      case DELETE, SAVE -> Optional.empty();
    };
  }

  private Optional<Configured> undoStart(AppView before) {
    if (!before.known()) {
      return Optional.of(step(before.saved() ? "stop" : "delete", Map.of()));
    }
    if (wanted.other(before).isPresent() && before.online()) {
      return Optional.of(step("start", Map.of("script", before.script(), "cwd", before.cwd())));
    }
    return before.stopped() ? Optional.of(step("stop", Map.of())) : Optional.empty();
  }

  private Configured step(String word, Map<String, Object> more) {
    return new Configured(KIND, config(word, app, daemon, more));
  }

  /** The text that makes such a step. */
  static Node config(String word, String app, Daemon daemon, Map<String, Object> more) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put(word, app);
    keys.putAll(more);
    keys.putAll(Keys.config(daemon));
    return Nodes.of(keys);
  }

  /** What pm2 forgets with an application, its environment and arguments, nobody can put back. */
  @Override
  public boolean reversible() {
    return verb != Pm2Verb.DELETE;
  }

  @Override
  public Duration within() {
    return Duration.ofSeconds(10).plus(settle.multipliedBy(2));
  }
}
