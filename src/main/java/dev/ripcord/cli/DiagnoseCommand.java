package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.DiagnosePage;
import dev.ripcord.cli.view.DiagnosisView;
import dev.ripcord.diagnose.Diagnosis;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Finds out what is wrong by what it looks like. */
final class DiagnoseCommand {
  private static final String SYMPTOM = "--symptom";

  private DiagnoseCommand() {}

  static Command diagnose() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(
        Options.text(
            SYMPTOM,
            "WORDS",
            "what somebody sees, such as \"will not start\"; else all are looked for"));
    return new Command(
        "diagnose",
        Command.Group.NOW,
        "what is wrong? looks at everything that could be, and says what helps",
        List.of(
            "Looks side by side, for 15 s at most, and changes nothing. Built-in symptoms: will not"
                + " start, does not answer, memory is high, clients cannot connect, disk is full;"
                + " 'symptoms:' in the catalog adds more.",
            "Exit code 0 when no symptom is there, 3 when one is, 8 when it cannot be told."),
        List.of(
            example("ripcord diagnose api", "everything"),
            example("ripcord diagnose api --symptom \"will not start\"", "one symptom, in full")),
        takes,
        DiagnoseCommand::run);
  }

  private static int run(Call call) {
    var hosts = call.ripcord().diagnose(call.argument(0), call.option(SYMPTOM));
    call.answer(
        DiagnosisView.class,
        () -> DiagnosisView.of(hosts),
        () -> DiagnosePage.lines(hosts, call.format()));
    if (!Diagnosis.which(hosts, Optional.of(true)).isEmpty()) {
      return Exit.NO;
    }
    return Diagnosis.which(hosts, Optional.empty()).isEmpty() ? Exit.OK : Exit.UNKNOWN;
  }
}
