package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.target.Verb;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Stops, starts and restarts a service as it is. */
final class LifecycleCommands {
  private LifecycleCommands() {}

  static Command stop() {
    return of(
        "stop",
        Verb.STOP,
        "stop a service, and make sure that it is stopped",
        List.of(
            example("ripcord stop api", "stop it"),
            example("ripcord stop api --why \"disk is full\"", "with the reason in the journal")));
  }

  static Command start() {
    return of(
        "start",
        Verb.START,
        "start a service, and make sure that it is well",
        List.of(
            example("ripcord start api", "start it"),
            example("ripcord start api --json", "the same for a program")));
  }

  static Command restart() {
    return of(
        "restart",
        Verb.RESTART,
        "restart a service, and make sure that it is another process and well",
        List.of(
            example("ripcord restart api", "restart it"),
            example("ripcord restart api --take-over", "although an interrupted run has it")));
  }

  private static Command of(
      String name, Verb verb, String summary, List<Command.Example> examples) {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    RunOptions.add(takes);
    return new Command(
        name,
        Command.Group.SERVICE,
        summary,
        List.of("Which release runs does not change."),
        examples,
        takes,
        call -> Carrying.out(call, call.ripcord().lifecycle(call.argument(0), verb)));
  }
}
