package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.ScriptPlaces;
import dev.ripcord.cli.page.ScriptsPage;
import dev.ripcord.cli.view.ScriptsView;
import dev.ripcord.export.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Brings scripts to the hosts on which they would be needed, and says when they are stale. */
final class InstallCommands {
  private static final String FOLDER = "--folder";
  private static final String AS = "--as";
  private static final String USUAL = Script.FOLDER;

  private InstallCommands() {}

  static Command install() {
    return new Command(
        "export install",
        Command.Group.SERVICE,
        "put the scripts of a service onto its hosts, for the day when they are needed",
        List.of(
            "Writes what 'ripcord export script' would write to the hosts themselves, each in one"
                + " move, for everybody to read and run, and then looks whether it is there. The"
                + " page of 'ripcord export runbook' lies beside them, unless only one procedure is"
                + " asked for."),
        List.of(
            example("ripcord export install api", "into " + USUAL),
            example("ripcord export install api --folder /opt/scripts --as deploy", "elsewhere")),
        takes(),
        call -> ExportCommands.installed(call, scripts -> install(call, scripts)));
  }

  static Command status() {
    return new Command(
        "export status",
        Command.Group.SERVICE,
        "say whether the scripts on a service's hosts are those that would be made now",
        List.of(
            "Compared is all that a script does, and what the page beside them says; neither its"
                + " date nor the rest of its head."
                + " Exit code 0 when all of them are current, 3 when one is stale, missing or was"
                + " changed by hand."),
        List.of(
            example("ripcord export status api", "in a nightly check, say"),
            example("ripcord export status api --procedure emergency", "one of them")),
        takes(),
        call -> ExportCommands.installed(call, scripts -> tell(call, scripts)));
  }

  private static CommandSpec takes() {
    return ExportCommands.takes()
        .addOption(Options.text(FOLDER, "DIR", "the folder on the hosts; else " + USUAL))
        .addOption(Options.text(AS, "USER", "the user who may write there; else root"));
  }

  private static ScriptPlaces places(Call call) {
    var folder = Path.of(call.option(FOLDER).orElse(USUAL));
    if (!folder.isAbsolute()) {
      throw new Mistake(FOLDER + " takes a whole path, and '" + folder + "' is none");
    }
    return new ScriptPlaces(folder, call.option(AS).orElse("root"));
  }

  private static int install(Call call, List<Script> scripts) {
    var places = places(call);
    scripts.forEach(each -> call.ripcord().exporter().install(each, places));
    return tell(call, scripts);
  }

  private static int tell(Call call, List<Script> scripts) {
    var places = places(call);
    var rows = new ArrayList<ScriptsPage.Row>();
    for (var each : scripts) {
      var state = call.ripcord().exporter().installed(each, places);
      rows.add(new ScriptsPage.Row(places.file(each).toString(), each.host(), state));
    }
    var page = new ScriptsPage(call.argument(0), rows);
    call.answer(ScriptsView.class, () -> ScriptsView.of(page), () -> page.lines(call.format()));
    return page.current() ? Exit.OK : Exit.NO;
  }
}
