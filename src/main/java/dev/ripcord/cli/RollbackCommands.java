package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Planning;
import dev.ripcord.cli.page.PlanPage;
import dev.ripcord.cli.page.ThereAlreadyPage;
import dev.ripcord.cli.view.OutcomeView;
import dev.ripcord.cli.view.PlanView;
import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Puts a service back, or shows what that would do. */
final class RollbackCommands {
  private static final String DRY_RUN = "--dry-run";
  private static final String LIST = "--list";
  private static final String RELEASE =
      "previous (the best that is known to have been good; the default), release:N, tag:NAME,"
          + " commit:SHA, revision:N, digest:..., variant:NAME";

  private RollbackCommands() {}

  static Command rollback() {
    var takes = takes();
    takes.addOption(Options.flag(DRY_RUN, "show what would be done, and do nothing"));
    Ticking.options(takes);
    takes.addOption(Options.flag(LIST, "list the releases instead; as 'ripcord releases'"));
    takes.addOption(
        Options.flag(
            FleetCommand.KEEP_GOING,
            "with several services: go on past one that cannot go back, or that failed"));
    takes.addOption(
        Options.text(
            FleetCommand.AT_ONCE, "N", "with several services: so many at a time; else 20"));
    return new Command(
        "rollback",
        Command.Group.NOW,
        "put a service back to a release that was good, and prove that it is back",
        List.of(
            "Shows what will happen, does it step by step, and then looks at the service until its"
                + " checks were good several times in a row. Only that counts as RECOVERED.",
            "ctrl-C stops it at the next safe point, a second ctrl-C at once; 'ripcord resume'"
                + " goes on from there, and nothing is done twice.",
            "Exit codes: 0 recovered or there already, 3 refused, 4 failed and nothing changed,"
                + " 5 failed and something changed, 6 partly back, 7 back but not proven, 8 not"
                + " known, 9 stopped, 10 back with a lesser check bad, 11 relapsed, 12 waits for a"
                + " person."),
        List.of(
            example("ripcord rollback api", "to the last good release"),
            example(
                "ripcord rollback api tag:v1.4 --why \"errors since 14:02\"", "to a certain one"),
            example("ripcord rollback api --procedure emergency --yes", "as fast as it goes"),
            example(
                "ripcord rollback all", "every service, in the order of the catalog's 'after'")),
        takes,
        call -> call.has(LIST) ? list(call) : rollback(call));
  }

  static Command plan() {
    return new Command(
        "plan",
        Command.Group.NOW,
        "show what a rollback would do, and do nothing",
        List.of(
            "Looks at the service as a rollback would, and shows each step with what it would"
                + " change. The same as 'ripcord rollback --dry-run'."),
        List.of(
            example("ripcord plan api", "what the last good release would change"),
            example("ripcord plan api release:3 --procedure full", "another one, another way")),
        takes(),
        RollbackCommands::show);
  }

  private static CommandSpec takes() {
    var spec = CommandSpec.create();
    spec.addPositional(
        Options.optional(
            0, "SERVICE", "the service, as the catalog names it; 'all' for all of them"));
    spec.addPositional(Options.optional(1, "RELEASE", RELEASE));
    spec.addOption(
        Options.text(FleetCommand.GROUP, "NAME", "instead of SERVICE: all services of this group"));
    spec.addOption(
        Options.text(Asks.PROCEDURE, "NAME", "which procedure; else the first of the catalog"));
    RunOptions.add(spec);
    RunOptions.watch(spec);
    spec.addOption(
        Options.flag(Asks.ANYWAY, "go on although the release runs already and is healthy"));
    spec.addOption(
        Options.flag(
            Asks.WITHOUT_PREREQUISITES, "go on although something that it needs is missing"));
    spec.addOption(
        Options.flag(Asks.LIFT_QUARANTINE, "also to a release that is quarantined; asks first"));
    return spec;
  }

  private static int rollback(Call call) throws InterruptedException {
    if (call.has(DRY_RUN)) {
      return show(call);
    }
    if (FleetCommand.meant(named(call))) {
      return FleetCommand.run(call, false);
    }
    return switch (call.ripcord().plan(Asks.of(call))) {
      case Planning.Refused refused -> refused(call, refused);
      case Planning.AlreadyThere there -> there(call, there);
      case Planning.Ready ready -> go(call, ready);
    };
  }

  private static int list(Call call) {
    if (call.optional(0).isEmpty()) {
      throw new Mistake("it needs SERVICE: " + LIST + " lists the releases of one service");
    }
    return ReleaseCommands.list(call);
  }

  /** A service is named, or a group. */
  private static Call named(Call call) {
    if (call.optional(0).isEmpty() && call.option(FleetCommand.GROUP).isEmpty()) {
      throw new Mistake(
          "it needs SERVICE ('ripcord services' lists them), or 'all', or "
              + FleetCommand.GROUP
              + " NAME");
    }
    return call;
  }

  private static int show(Call call) throws InterruptedException {
    if (FleetCommand.meant(named(call))) {
      return FleetCommand.run(call, true);
    }
    return switch (call.ripcord().plan(Asks.of(call))) {
      case Planning.Refused refused -> refused(call, refused);
      case Planning.AlreadyThere there -> there(call, there);
      case Planning.Ready ready -> {
        var plan = ready.plan();
        var previews = call.ripcord().preview(plan);
        var history = call.ripcord().history(plan.service(), plan.procedure());
        var asks = first(call, plan);
        call.answer(
            PlanView.class,
            () -> PlanView.of(ready, previews, history, asks),
            () ->
                PlanPage.of(ready, previews, history).asking(asks).dry(call.format(), again(call)));
        yield Exit.OK;
      }
    };
  }

  private static int go(Call call, Planning.Ready ready) throws InterruptedException {
    var plan = ready.plan();
    if (!call.globals().json() && !call.globals().quiet()) {
      var history = call.ripcord().history(plan.service(), plan.procedure());
      var page = PlanPage.of(ready, List.of(), history).asking(first(call, plan));
      call.screen().print(page.lines(call.format()));
    }
    var conduct = call.ripcord().catalog().service(plan.service()).conduct();
    var reasons = Confirm.reasons(plan, conduct, call.world().clock().now());
    var refused = Confirm.refused(call, plan.service(), reasons);
    if (refused.isPresent()) {
      return refused.get();
    }
    return switch (new Ticking(call, plan.service()).of(conduct.before(), plan.rank())) {
      case Ticking.Result.Refused(int code) -> code;
      case Ticking.Result.Ticked(Checklist ticked) ->
          new LiveRun(call, plan, Asks.watch(call, plan.proof().watch()))
              .start(Asks.of(call).with(ticked));
    };
  }

  /** What has to be settled before it begins; an emergency is only told. */
  private static List<String> first(Call call, Plan plan) {
    var conduct = call.ripcord().catalog().service(plan.service()).conduct();
    var outside = conduct.outside(call.world().clock().now());
    return Stream.concat(
            outside.stream(), conduct.before().stream().map(each -> "is done: " + each))
        .toList();
  }

  private static int refused(Call call, Planning.Refused refused) {
    return Refusal.tell(
        call, call.argument(0), refused.said(), refused.details(), List.of(refused.next()));
  }

  private static int there(Call call, Planning.AlreadyThere there) {
    call.answer(
        OutcomeView.class,
        () -> OutcomeView.alreadyThere(there.plan(), there.said()),
        () -> new ThereAlreadyPage(there.plan(), there.said()).lines(call.format()));
    return Outcome.ALREADY_THERE.exitCode();
  }

  /** The command that does what was shown. */
  private static String again(Call call) {
    var words = new ArrayList<>(List.of("ripcord", "rollback", call.argument(0)));
    call.optional(1).ifPresent(words::add);
    call.option(Asks.PROCEDURE).ifPresent(each -> words.addAll(List.of(Asks.PROCEDURE, each)));
    for (var flag : List.of(Asks.ANYWAY, Asks.WITHOUT_PREREQUISITES, Asks.LIFT_QUARANTINE)) {
      Optional.of(flag).filter(call::has).ifPresent(words::add);
    }
    return String.join(" ", words);
  }
}
