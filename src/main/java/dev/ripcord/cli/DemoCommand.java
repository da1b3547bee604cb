package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.demo.Demo;
import dev.ripcord.cli.view.DemoView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Shows all of it on a small service that is made for it. */
final class DemoCommand {
  private static final String KEEP = "--keep";

  private DemoCommand() {}

  static Command demo() {
    var takes = CommandSpec.create();
    takes.addOption(Options.flag(KEEP, "leave the service and its folder behind, to play with"));
    return new Command(
        "demo",
        Command.Group.CATALOG,
        "see it work: a small real service, a bad release of it, and the way back",
        List.of(
            "Needs no rights, no network and no catalog, and leaves nothing behind. Exit code 0"
                + " when the service was put back."),
        List.of(
            example("ripcord demo", "takes some seconds"),
            example("ripcord demo --keep", "and then try commands on it yourself")),
        takes,
        DemoCommand::demo);
  }

  private static int demo(Call call) {
    var told = new ArrayList<String>();
    var json = call.globals().json();
    var code =
        Demo.run(
            Demo.Options.of(call.has(KEEP)),
            line -> {
              told.add(line);
              if (!json) {
                call.screen().print(List.of(line));
              }
            });
    if (json) {
      call.screen().json(DemoView.class, new DemoView(code, told));
    }
    return code;
  }
}
