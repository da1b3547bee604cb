package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.run.RunState;
import dev.ripcord.run.StepState;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says what to do about a step that waits for a person, and goes on from there. */
final class ApproveCommand {
  private static final String STEP = "--step";
  private static final List<String> DECISIONS = List.of("done", "again", "skip", "stop");

  private ApproveCommand() {}

  static Command approve() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "RUN", RunCommands.RUN));
    takes.addPositional(
        Options.argument(
            1,
            "DECISION",
            "done: it is as wanted, go on; again: do it once more; skip: go on without it; stop:"
                + " end the run here"));
    takes.addOption(Options.text(STEP, "PATH", "which step, where several wait"));
    takes.addOption(Options.text(RunOptions.WHY, "TEXT", "the reason, for the journal"));
    RunOptions.follow(takes);
    return new Command(
        "approve",
        Command.Group.NOW,
        "decide about a step that waits for a person, and go on",
        List.of(
            "A run waits when nobody can tell what a step did, and it must not be repeated by"
                + " itself. Look at the service first; 'ripcord show RUN' has what was seen."),
        List.of(
            example("ripcord approve api done", "the step has done its work: go on"),
            example("ripcord approve api --step 2 again", "do step 2 once more")),
        takes,
        ApproveCommand::approve);
  }

  private static int approve(Call call) throws InterruptedException {
    var run = Runs.find(call.ripcord(), call.argument(0));
    var decision = call.argument(1);
    if (!DECISIONS.contains(decision)) {
      throw new UnknownName("decision", decision, DECISIONS);
    }
    if (!Runs.waits(run) || !call.ripcord().asksPerson(run.id())) {
      var said = "run " + run.id() + " does not wait for a person";
      return Refusal.tell(
          call, run.service(), said, List.of(), List.of("see it: ripcord show " + run.id()));
    }
    var step = step(call, run);
    var why = call.option(RunOptions.WHY);
    call.ripcord().decide(run.id(), new Event.Decided(step, decision, call.who(), why));
    return new LiveRun(call, Runs.plan(call.ripcord(), run)).resume(run.id());
  }

  /** A step that does not wait must not be decided about: it would be done again. */
  private static String step(Call call, RunRow run) {
    var waiting = waiting(call.ripcord().entries(run.id()));
    var named = call.option(STEP).or(() -> only(waiting));
    return named
        .filter(waiting::contains)
        .orElseThrow(() -> new UnknownName("waiting step", named.orElse("(not named)"), waiting));
  }

  private static Optional<String> only(List<String> waiting) {
    return waiting.size() == 1 ? Optional.of(waiting.getFirst()) : Optional.empty();
  }

  private static List<String> waiting(List<Entry> entries) {
    var state = RunState.of(entries.stream().map(Entry::event).toList());
    return state.plan().steps().stream()
        .filter(each -> waits(each, state.step(each.path()).status()))
        .map(PlannedStep::path)
        .toList();
  }

  private static boolean waits(PlannedStep step, StepState.Status status) {
    return status == StepState.Status.DOUBTED
        || (status == StepState.Status.FAILED && step.onFailure() == OnFailure.ASK);
  }
}
