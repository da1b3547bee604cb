package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.PlanPage;
import dev.ripcord.cli.view.PlanView;
import dev.ripcord.journal.RunRow;
import dev.ripcord.run.UndoPlan;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Puts back what a run changed. */
final class UndoCommand {
  private static final String DRY_RUN = "--dry-run";

  private UndoCommand() {}

  static Command undo() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.argument(0, "RUN", "the run, or a service for the run that has it, or its last"));
    takes.addOption(Options.flag(DRY_RUN, "show what would be done, and do nothing"));
    RunOptions.add(takes);
    return new Command(
        "undo",
        Command.Group.NOW,
        "put back what a run changed, step by step in reverse",
        List.of(
            "Shows what it will do first. What cannot be put back is named, and left out. What a run"
                + " changed is kept for "
                + UndoPlan.KEPT.toDays()
                + " days."),
        List.of(
            example("ripcord undo api", "the last run of api"),
            example("ripcord undo 20260301-140211-abc --dry-run", "only show what it would do")),
        takes,
        UndoCommand::undo);
  }

  private static int undo(Call call) throws InterruptedException {
    var run = Runs.find(call.ripcord(), call.argument(0));
    if (Runs.driven(call.ripcord(), run)) {
      return Refusal.tell(
          call,
          run.service(),
          "run " + run.id() + " is still under way",
          List.of(),
          List.of("ask it to stop: ripcord abort " + run.id()));
    }
    if (!call.ripcord().canUndo(run)) {
      return tooOld(call, run);
    }
    var plan = call.ripcord().undo(run.id());
    if (plan.steps().isEmpty()) {
      return Refusal.tell(
          call,
          run.service(),
          "run " + run.id() + " has left nothing that could be put back",
          plan.warnings(),
          List.of());
    }
    if (call.has(DRY_RUN)) {
      call.answer(
          PlanView.class,
          () -> PlanView.of(plan),
          () ->
              PlanPage.of(plan, call.ripcord().preview(plan))
                  .dry(call.format(), "ripcord undo " + run.id()));
      return Exit.OK;
    }
    return Carrying.out(call, plan);
  }

  private static int tooOld(Call call, RunRow run) {
    return Refusal.tell(
        call,
        run.service(),
        "run " + run.id() + " is too old to be undone",
        List.of("what a run changed is kept for " + UndoPlan.KEPT.toDays() + " days"),
        List.of("go back to a release: ripcord rollback " + run.service()));
  }
}
