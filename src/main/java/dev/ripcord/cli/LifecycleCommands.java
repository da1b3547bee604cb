package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.DonePage;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.plan.Plan;
import dev.ripcord.target.Verb;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Stops, starts and restarts a service as it is. */
final class LifecycleCommands {
  private static final String FULL = "--full";
  private static final String EMERGENCY = "--emergency";
  private static final String SAME = "Which release runs does not change.";

  private LifecycleCommands() {}

  static Command stop() {
    return of(
        "stop",
        Verb.STOP,
        "stop a service, and make sure that it is stopped",
        List.of(
            SAME,
            "--emergency stops all of it within seconds, by force where needed: the catalog's procedure"
                + " 'emergency-stop', or whatever of the service is found. It goes on past what fails,"
                + " goes before every other run, and ends when it is seen that nothing of it runs. It"
                + " says first what will be down, and asks. It ends what it finds by container and"
                + " unit, never by a name. The service is held then, so that 'ripcord serve' does"
                + " not bring it up again, until 'ripcord arm'."),
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
        List.of(SAME),
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
      return emergency(call, call.ripcord().emergencyStop(call.argument(0)));
    }
    return Carrying.out(
        call,
        call.has(FULL)
            ? call.ripcord().fullRestart(call.argument(0))
            : call.ripcord().lifecycle(call.argument(0), verb));
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
    return Carrying.out(call, plan, down, () -> hold(call, plan.service()));
  }

  /** What a person has put down, no daemon is to bring up again. */
  private static void hold(Call call, String service) {
    var why = call.option(RunOptions.WHY).orElse("emergency stop");
    var held = new WatchEvent.Held(call.world().clock().now(), call.who(), why);
    call.ripcord().journal().note(service, Optional.empty(), List.of(held));
    if (!call.globals().json() && !call.globals().quiet()) {
      var said = service + " is held: nothing is done to it by itself until";
      var page = new DonePage(said, List.of("ripcord arm " + service));
      call.screen().print(page.lines(call.format()));
    }
  }
}
