package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Fixing;
import dev.ripcord.catalog.Cure;
import dev.ripcord.check.Finding;
import dev.ripcord.cli.page.HealthPage;
import dev.ripcord.cli.page.PlanPage;
import dev.ripcord.cli.view.FixView;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Tries what is safe, in order, until the service is well. */
final class FixCommand {
  private static final List<Outcome> FINAL =
      List.of(Outcome.WAITING, Outcome.ABORTED, Outcome.UNKNOWN);

  private final Call call;
  private final String service;
  private final List<FixView.Tried> tried = new ArrayList<>();

  private FixCommand(Call call) {
    this.call = call;
    this.service = call.argument(0);
  }

  static Command fix() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    RunOptions.add(takes);
    return new Command(
        "fix",
        Command.Group.NOW,
        "try what is safe, in order, until the service is well",
        List.of(
            "Which release runs does not change. Tries the 'remedies:' of the catalog; without them"
                + " it makes room where a disk is full, starts what is stopped, and restarts what"
                + " is not well. Each is a run of its own with a look before and after, and the"
                + " first that helps is the last.",
            "What cannot be undone is asked for. Where another process has a port of the service,"
                + " it says whose it is, and touches nothing."),
        List.of(
            example("ripcord fix api", "try it"),
            example("ripcord fix api --yes", "also what cannot be undone, without a question")),
        takes,
        call -> new FixCommand(call).run());
  }

  private int run() throws InterruptedException {
    var fixing = call.ripcord().fixing(service);
    var page = new HealthPage(service, fixing.health());
    say(page.lines(call.format()));
    if (page.good()) {
      return told(fixing, fixing.health(), Exit.OK);
    }
    var obstacle = obstacle(fixing);
    return obstacle.isPresent() ? obstacle.get() : each(fixing);
  }

  /** Why nothing is tried: nobody could tell whether it helps, or somebody is in the way. */
  private Optional<Integer> obstacle(Fixing fixing) {
    if (fixing.health().isEmpty()) {
      return Optional.of(
          Refusal.tell(
              call,
              service,
              "it has no checks, so nobody could tell whether anything helps",
              List.of(),
              List.of("give it probes, or restart it: ripcord restart " + service)));
    }
    if (!fixing.taken().isEmpty()) {
      return Optional.of(
          Refusal.tell(
              call,
              service,
              "somebody else has a port of it, so no start can help; nothing was changed",
              fixing.taken(),
              List.of("if that is not needed, stop it by its unit or container, and try again")));
    }
    var bad = fixing.health().values().stream().anyMatch(each -> each.state() == Finding.State.BAD);
    return bad || fixing.down()
        ? Optional.empty()
        : Optional.of(told(fixing, fixing.health(), Exit.UNKNOWN));
  }

  private int each(Fixing fixing) throws InterruptedException {
    var code = Exit.NO;
    for (var cure : fixing.cures()) {
      var plan = call.ripcord().upkeep().cure(service, cure);
      if (plan.isEmpty() || plan.get().steps().isEmpty()) {
        passed(cure);
        continue;
      }
      say(List.of("", "trying '" + cure.procedure().name() + "'" + why(cure)));
      var ended = carried(plan.get());
      if (ended.refused()) {
        return ended.code();
      }
      code = ended.code();
      tried.add(
          new FixView.Tried(
              cure.procedure().name(),
              ended.row().flatMap(RunRow::outcome).map(Enum::name).orElse(""),
              ended.row().map(RunRow::id).orElse("")));
      if (code == Exit.OK
          || ended.row().flatMap(RunRow::outcome).filter(FINAL::contains).isPresent()) {
        break;
      }
    }
    return afterwards(fixing, code);
  }

  private void passed(Cure cure) {
    say(List.of("", "'" + cure.procedure().name() + "' is not needed"));
    tried.add(new FixView.Tried(cure.procedure().name(), "NOT_NEEDED", ""));
  }

  private static String why(Cure cure) {
    return cure.procedure().useWhen().map(each -> ": " + each).orElse("");
  }

  /**
   * How a try ended.
   *
   * @param refused whether it was not begun
   */
  private record Ended(int code, boolean refused, Optional<RunRow> row) {}

  private Ended carried(Plan plan) throws InterruptedException {
    var destroys = Confirm.reasons(plan);
    say(
        PlanPage.of(plan, destroys.isEmpty() ? List.of() : call.ripcord().preview(plan))
            .lines(call.format()));
    var refused = Confirm.refused(call, service, destroys);
    if (refused.isPresent()) {
      return new Ended(refused.get(), true, Optional.empty());
    }
    var before = newest();
    var code = new LiveRun(call, plan).oneOfSeveral().start(Asks.of(call, plan));
    var row = newest().filter(each -> before.filter(it -> it.id().equals(each.id())).isEmpty());
    return new Ended(code, row.isEmpty(), row);
  }

  private Optional<RunRow> newest() {
    return call.ripcord().runs(Optional.of(service), 1).stream().findFirst();
  }

  private int afterwards(Fixing fixing, int code) {
    var after = call.ripcord().health(service);
    var page = new HealthPage(service, after);
    say(List.of(""));
    say(page.lines(call.format()));
    if (!page.good()) {
      say(
          List.of(
              "nothing that is safe made it well",
              "what is wrong:   ripcord diagnose " + service,
              "go back:         ripcord rollback " + service));
    }
    return told(fixing, after, page.good() ? Exit.OK : code == Exit.OK ? Exit.NO : code);
  }

  private int told(Fixing fixing, Map<String, Finding> after, int code) {
    if (call.globals().json()) {
      call.screen()
          .json(FixView.class, FixView.of(service, code == Exit.OK, tried, fixing.health(), after));
    }
    return code;
  }

  private void say(List<String> lines) {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(lines);
    }
  }
}
