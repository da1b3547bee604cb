package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.Service;
import dev.ripcord.cli.view.AlertRulesView;
import dev.ripcord.export.AlertRules;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Writes alert rules for Prometheus. */
final class AlertRulesCommand {
  private AlertRulesCommand() {}

  static Command print() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.optional(0, "SERVICE", "the service, as the catalog names it; all of them else"));
    return new Command(
        "export prometheus",
        Command.Group.CATALOG,
        "print alert rules for Prometheus, made from the catalog",
        List.of(
            "One group watches ripcord itself: whether it is there and looks, and whether each"
                + " service could be gone back from. The others say the catalog's rules in PromQL,"
                + " from the same numbers where Prometheus has them, and else from what the daemon"
                + " shows (serve: listen)."),
        List.of(
            example("ripcord export prometheus > /etc/prometheus/ripcord.yml", "every service"),
            example("ripcord export prometheus api", "one of them")),
        takes,
        AlertRulesCommand::print);
  }

  private static int print(Call call) {
    var catalog = call.ripcord().catalog();
    List<Service> services =
        call.optional(0)
            .map(each -> List.of(catalog.service(each)))
            .orElseGet(() -> List.copyOf(catalog.services().values()));
    var lines = AlertRules.lines(services);
    call.answer(
        AlertRulesView.class, () -> new AlertRulesView(String.join("\n", lines)), () -> lines);
    return Exit.OK;
  }
}
