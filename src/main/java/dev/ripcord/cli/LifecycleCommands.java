package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.DonePage;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.plan.Plan;
import dev.ripcord.target.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Stops, starts and restarts a service as it is. */
final class LifecycleCommands {
  private static final String FULL = "--full";
  private static final String EMERGENCY = "--emergency";
  private static final String SAME = "Which release runs does not change.";

  /** After these it is as it was. */
  private static final Set<Integer> UNCHANGED =
      Set.of(Outcome.REFUSED.exitCode(), Outcome.FAILED_SAFE.exitCode());

  private LifecycleCommands() {}

  static Command stop() {
    return of(
        "stop",
        Verb.STOP,
        "stop a service, and make sure that it is stopped",
        List.of(
            SAME,
            "The service is held then, so that 'ripcord serve' does not bring it up again, until"
                + " 'ripcord start' or 'ripcord arm'.",
            "--emergency stops all of it within seconds, by force where needed: the catalog's procedure"
                + " 'emergency-stop', or whatever of the service is found. It goes on past what fails,"
                + " goes before every other run, and ends when it is seen that nothing of it runs. It"
                + " says first what will be down, and asks. It ends what it finds by container and"
                + " unit, never by a name."),
        List.of(
            example("ripcord stop api", "stop it"),
            example("ripcord stop api --why \"disk is full\"", "with the reason in the journal"),
            example("ripcord stop api --emergency", "all of it, now")),
        Optional.of(
            Options.flag(EMERGENCY, "stop all of it within seconds, by force where needed")));
  }

  static Command start() {
    return of(
        "start",
        Verb.START,
        "start a service, and make sure that it is well",
        List.of(
            SAME, "What 'ripcord stop' held is let go then; what a person held otherwise is not."),
        List.of(
            example("ripcord start api", "start it"),
            example("ripcord start api --json", "the same for a program")),
        Optional.empty());
  }

  static Command restart() {
    return of(
        "restart",
        Verb.RESTART,
        "restart a service, and make sure that it is another process and well",
        List.of(
            SAME,
            "What 'ripcord stop' held is let go then, as by 'ripcord start'.",
            "--full is the catalog's procedure 'full-restart', or: keep what its 'backup:' names, stop"
                + " it, make room without taking a way back away, start it, and prove that it is well."),
        List.of(
            example("ripcord restart api", "restart it"),
            example("ripcord restart api --take-over", "although an interrupted run has it"),
            example("ripcord restart api --full", "from the ground up, with a backup before")),
        Optional.of(Options.flag(FULL, "from the ground up, with a backup before")));
  }

  private static Command of(
      String name,
      Verb verb,
      String summary,
      List<String> about,
      List<Command.Example> examples,
      Optional<OptionSpec> more) {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    more.ifPresent(takes::addOption);
    RunOptions.add(takes);
    return new Command(
        name, Command.Group.SERVICE, summary, about, examples, takes, call -> run(call, verb));
  }

  private static int run(Call call, Verb verb) throws InterruptedException {
    if (call.has(EMERGENCY)) {
      return emergency(call, call.ripcord().upkeep().emergencyStop(call.argument(0)));
    }
    return switch (verb) {
      case STOP -> stop(call, call.ripcord().upkeep().lifecycle(call.argument(0), verb));
      case START, RESTART ->
          start(
              call,
              call.has(FULL)
                  ? call.ripcord().upkeep().fullRestart(call.argument(0))
                  : call.ripcord().upkeep().lifecycle(call.argument(0), verb));
    };
  }

  private static int stop(Call call, Plan plan) throws InterruptedException {
    return held(call, plan, List.of(), "stopped");
  }

  /** Held before it is down, so that no daemon sees it down and not held. */
  private static int held(Call call, Plan plan, List<String> down, String usual)
      throws InterruptedException {
    var service = plan.service();
    var held = new AtomicBoolean();
    var live = new LiveRun(call, plan);
    var code = Carrying.out(call, plan, live, down, () -> held.set(hold(call, service, usual)));
    if (held.get() && (UNCHANGED.contains(code) || nothingBegun(call, live))) {
      release(call, service, "not stopped")
          .ifPresent(each -> let(call, each, service + " is not held: it was not stopped"));
    }
    return code;
  }

  /** Broken off before its first step. */
  private static boolean nothingBegun(Call call, LiveRun live) {
    return live.ended()
        .filter(each -> each.outcome() == Outcome.ABORTED)
        .filter(each ->
            call.ripcord().entries(each.run()).stream()
                .noneMatch(it -> it.event() instanceof Event.Intended))
        .isPresent();
  }

  private static int start(Call call, Plan plan) throws InterruptedException {
    var service = plan.service();
    var code = Carrying.out(call, plan);
    if (code == Exit.OK) {
      var free = service + " is not held any more: it was held because it was stopped";
      release(call, service, "started").ifPresent(each -> let(call, each, free));
    }
    return code;
  }

  /** What a person holds otherwise is held still. */
  private static void let(Call call, Holding before, String free) {
    before
        .holds()
        .hold()
        .ifPresentOrElse(each -> said(call, "it is still " + each.why()), () -> said(call, free));
  }

  /** Names what will be down, as it is seen now. */
  private static int emergency(Call call, Plan plan) throws InterruptedException {
    var seen = call.ripcord().preview(plan);
    var down =
        plan.steps().stream()
            .map(each ->
                each.title()
                    + " on "
                    + each.host()
                    + seen.stream()
                        .filter(it -> it.path().equals(each.path()))
                        .map(it -> ": " + it.judgement().said())
                        .findFirst()
                        .orElse(""))
            .toList();
    return held(call, plan, down, "emergency stop");
  }

  /** What a person has put down, no daemon is to bring up again; false when it was so before. */
  private static boolean hold(Call call, String service, String usual) {
    if (Holding.of(call.ripcord().journal(), service).holds().isStoppedLast()) {
      said(call, service + " is held already: nothing is done to it by itself");
      return false;
    }
    var why = call.option(RunOptions.WHY).orElse(usual);
    var held = new WatchEvent.Held(call.world().clock().now(), call.who(), why, true);
    call.ripcord().journal().note(service, Optional.empty(), List.of(held));
    said(
        call,
        service + " is held: nothing is done to it by itself until",
        "ripcord start " + service,
        "ripcord arm " + service);
    return true;
  }

  /**
   * Lets go what a stop held, and nothing else; what is said meanwhile is read first.
   *
   * @return how it was held before; empty when no stop held it
   */
  private static Optional<Holding> release(Call call, String service, String why) {
    var journal = call.ripcord().journal();
    while (true) {
      var holding = Holding.of(journal, service);
      if (holding.holds().stopped().isEmpty()) {
        return Optional.empty();
      }
      var armed = new WatchEvent.Armed(call.world().clock().now(), call.who(), why, true);
      if (journal.note(service, Optional.of(holding.last()), List.of(armed))) {
        return Optional.of(holding);
      }
    }
  }

  private static void said(Call call, String what, String... next) {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(new DonePage(what, List.of(next)).lines(call.format()));
    }
  }
}
