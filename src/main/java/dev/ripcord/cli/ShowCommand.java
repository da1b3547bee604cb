package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.page.RunPage;
import dev.ripcord.cli.view.EventView;
import dev.ripcord.cli.view.RunView;
import dev.ripcord.cli.view.ShowView;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows one run with everything that happened, also while it happens. */
final class ShowCommand {
  private static final Duration LOOK = Duration.ofMillis(250);

  private ShowCommand() {}

  static Command show() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.optional(0, "RUN", RunCommands.RUN + ", or its last; else the newest of all"));
    takes.addOption(
        Options.flag(RunOptions.FOLLOW, "go on until the run has ended; then with its exit code"));
    return new Command(
        "show",
        Command.Group.RUNS,
        "show a run with everything that happened",
        List.of("With --json --follow a line of JSON for each event."),
        List.of(
            example("ripcord show", "the newest run"),
            example("ripcord show api --follow", "what happens to api now")),
        takes,
        ShowCommand::show);
  }

  private static int show(Call call) throws InterruptedException {
    var run =
        call.optional(0).map(each -> Runs.find(call.ripcord(), each)).orElseGet(() -> newest(call));
    var entries = call.ripcord().entries(run.id());
    if (call.has(RunOptions.FOLLOW)) {
      return new Following(call, run, entries).toTheEnd();
    }
    call.answer(
        ShowView.class,
        () -> ShowView.of(RunView.of(run, Runs.interrupted(call.ripcord(), run)), entries),
        () -> RunPage.of(entries).lines(call.format()));
    return Exit.OK;
  }

  private static RunRow newest(Call call) {
    return call.ripcord().runs(Optional.empty(), 1).stream()
        .findFirst()
        .orElseThrow(() -> new UnknownName("run", "(the newest)", List.of()));
  }

  /** Reads the journal again and again; another process drives the run. */
  private static final class Following {
    private final Call call;
    private final String run;
    private final RunPage page;
    private final List<Event> seen = new ArrayList<>();
    private int last;

    Following(Call call, RunRow run, List<Entry> entries) {
      this.call = call;
      this.run = run.id();
      this.page = RunPage.of(entries);
    }

    int toTheEnd() throws InterruptedException {
      if (!call.globals().json()) {
        call.screen().print(page.head(call.format()));
      }
      while (true) {
        // Asked before the look, so that the last words of a run are not taken for no words.
        var driven = Runs.driven(call.ripcord(), call.ripcord().row(run));
        look();
        var end = end(driven);
        if (end.isPresent()) {
          return end.get();
        }
        call.world().clock().sleep(LOOK);
      }
    }

    private void look() {
      for (var each : call.ripcord().journal().entries(run, last)) {
        last = each.n();
        seen.add(each.event());
        if (call.globals().json()) {
          call.screen().jsonLine(EventView.class, EventView.of(each));
        } else {
          call.screen().print(page.line(each, call.format()));
        }
      }
    }

    private Optional<Integer> end(boolean driven) {
      return switch (seen.getLast()) {
        case Event.Finished finished when !driven -> Optional.of(finished.outcome().exitCode());
        case Event.Superseded _ -> Optional.of(Outcome.UNKNOWN.exitCode());
        case Event.Watched watched -> Optional.of(watched(watched));
        case Event.WatchBegan began when call.world().clock().now().isBefore(began.until()) ->
            Optional.empty();
        default -> driven ? Optional.empty() : Optional.of(left());
      };
    }

    private static int watched(Event.Watched end) {
      return end.relapsed() ? Outcome.RELAPSED.exitCode() : Exit.OK;
    }

    private int left() {
      if (!call.globals().json()) {
        var next = List.of("ripcord resume " + run);
        call.screen().print(new DonePage("Nobody drives it any more.", next).lines(call.format()));
      }
      return Outcome.UNKNOWN.exitCode();
    }
  }
}
