package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.cli.view.UnitView;
import dev.ripcord.export.DaemonUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the unit under which the daemon runs. */
final class DaemonUnitCommand {
  private static final String PROGRAM = "--program";
  private static final Pattern CREDENTIAL = Pattern.compile("\\$\\{credential:([^}]+)\\}");

  private DaemonUnitCommand() {}

  static Command unit() {
    var takes = CommandSpec.create();
    takes.addOption(
        Options.text(PROGRAM, "PATH", "where ripcord is on that machine; /usr/local/bin/ripcord"));
    return new Command(
        "export systemd",
        Command.Group.CATALOG,
        "print a unit of systemd that runs 'ripcord serve'",
        List.of(
            "It needs nothing that it watches, is given time to end a rollback, and names each"
                + " ${credential:NAME} of the catalog."),
        List.of(
            example("ripcord export systemd > /etc/systemd/system/ripcord.service", "as root"),
            example("ripcord export systemd --program /opt/ripcord/bin/ripcord", "elsewhere")),
        takes,
        DaemonUnitCommand::print);
  }

  private static int print(Call call) {
    var opening = Open.opening(call.globals().catalog(), call.globals());
    var place = opening.catalog().toAbsolutePath().normalize();
    var names = new TreeSet<String>();
    CatalogFiles.texts(place).stream()
        .flatMap(String::lines)
        .filter(each -> !each.strip().startsWith("#"))
        .flatMap(each -> CREDENTIAL.matcher(each).results())
        .forEach(each -> names.add(each.group(1)));
    var program = call.option(PROGRAM).orElse("/usr/local/bin/ripcord");
    var lines = DaemonUnit.lines(opening.read(Drivers.kinds()), program, place.toString(), names);
    call.answer(UnitView.class, () -> new UnitView(String.join("\n", lines)), () -> lines);
    return Exit.OK;
  }
}
