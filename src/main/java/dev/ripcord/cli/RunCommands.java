package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.RunsPage;
import dev.ripcord.cli.view.RunView;
import dev.ripcord.cli.view.RunsView;
import dev.ripcord.journal.RunRow;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists runs, goes on with one, and asks one to stop. */
final class RunCommands {
  static final String RUN = "the run, or a service for the run that has it";
  private static final String MOST = "--most";

  private RunCommands() {}

  static Command runs() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "SERVICE", "only the runs of this service"));
    takes.addOption(Options.text(MOST, "N", "how many at most; 20 when not said"));
    return new Command(
        "runs",
        Command.Group.RUNS,
        "list what was done, the newest first",
        List.of("With --quiet only the ids, one on a line."),
        List.of(
            example("ripcord runs", "of all services"),
            example("ripcord runs api --most 5", "the last five of api")),
        takes,
        RunCommands::list);
  }

  static Command resume() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "RUN", RUN + "; else the one that was interrupted"));
    RunOptions.follow(takes);
    return new Command(
        "resume",
        Command.Group.NOW,
        "go on with a run that was interrupted; nothing is done twice",
        List.of(
            "Steps that are done are not repeated. The one that was interrupted is looked at first;"
                + " where nobody can tell what it did, the run waits for you instead."),
        List.of(
            example("ripcord resume", "when there is just one"),
            example("ripcord resume api", "the run that has api")),
        takes,
        RunCommands::resume);
  }

  static Command abort() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "RUN", RUN));
    takes.addOption(Options.text(RunOptions.WHY, "TEXT", "the reason, for the journal"));
    return new Command(
        "abort",
        Command.Group.NOW,
        "ask a run to stop at its next safe point",
        List.of("The step that is under way is finished first, so that nothing is left half done."),
        List.of(
            example("ripcord abort api", "the run that has api"),
            example("ripcord abort 20260301-140211-abc --why \"wrong service\"", "by its id")),
        takes,
        RunCommands::abort);
  }

  private static int list(Call call) {
    var ripcord = call.ripcord();
    var most = Options.number(MOST, call.option(MOST), 20);
    var lines =
        ripcord.runs(call.optional(0), most).stream()
            .map(each -> new RunsPage.Line(each, Runs.interrupted(ripcord, each)))
            .toList();
    call.answer(
        RunsView.class,
        () ->
            new RunsView(
                lines.stream().map(each -> RunView.of(each.run(), each.interrupted())).toList()),
        () ->
            call.globals().quiet()
                ? lines.stream().map(each -> each.run().id()).toList()
                : new RunsPage(lines).lines(call.format()));
    return Exit.OK;
  }

  private static int resume(Call call) throws InterruptedException {
    var named = call.optional(0).map(each -> Runs.find(call.ripcord(), each));
    if (named.isPresent()) {
      return resume(call, named.get());
    }
    var open = Runs.open(call.ripcord());
    return switch (open.size()) {
      case 0 -> Said.tell(call, "No run was interrupted, and none waits for a person.");
      case 1 -> resume(call, open.getFirst());
      default -> {
        var next = open.stream().map(each -> each.service() + ": ripcord resume " + each.id());
        yield Refusal.tell(
            call, "", open.size() + " runs could be taken up", List.of(), next.toList());
      }
    };
  }

  private static int resume(Call call, RunRow run) throws InterruptedException {
    if (Runs.waits(run) && call.ripcord().asksPerson(run.id())) {
      return Refusal.tell(
          call,
          run.service(),
          "run " + run.id() + " waits for a person to decide",
          List.of(),
          List.of(
              "see what it needs: ripcord show " + run.id(),
              "then say: ripcord approve " + run.id() + " done|again|skip|stop"));
    }
    return new LiveRun(call, Runs.plan(call.ripcord(), run)).resume(run.id());
  }

  private static int atRest(Call call, RunRow run) {
    var person = call.ripcord().asksPerson(run.id());
    var next =
        person
            ? List.of("end it: ripcord approve " + run.id() + " stop")
            : List.of(
                "go on with it: ripcord resume " + run.id(),
                "or go another way, by a run that takes over: ripcord rollback " + run.service());
    return Refusal.tell(
        call,
        run.service(),
        "run "
            + run.id()
            + " does nothing now: it waits for "
            + (person ? "a person" : "a host that is away"),
        List.of(),
        next);
  }

  private static int abort(Call call) {
    var run = Runs.find(call.ripcord(), call.argument(0));
    if (Runs.ended(run)) {
      var outcome = run.outcome().map(Enum::name).orElse("");
      var said = "run " + run.id() + " has ended already: " + outcome;
      return Refusal.tell(call, run.service(), said, List.of(), List.of());
    }
    if (Runs.waits(run)) {
      return atRest(call, run);
    }
    var why = call.option(RunOptions.WHY).orElse("no reason was given");
    call.ripcord().abort(run.id(), call.who(), why);
    return Runs.driven(call.ripcord(), run)
        ? Said.tell(
            call,
            "Asked: run " + run.id() + " stops at its next safe point.",
            List.of("ripcord show " + run.id() + " --follow"))
        : Said.tell(
            call,
            "Nobody drives run "
                + run.id()
                + ": it was interrupted. It will do no further step; to see what became of the one"
                + " that was under way, and to end it:",
            List.of("ripcord resume " + run.id()));
  }
}
