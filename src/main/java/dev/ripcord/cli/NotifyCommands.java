package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Opening;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.cli.page.ChannelsPage;
import dev.ripcord.cli.page.TestPage;
import dev.ripcord.cli.view.ChannelsView;
import dev.ripcord.cli.view.TestView;
import dev.ripcord.notify.House;
import dev.ripcord.notify.Looks;
import dev.ripcord.notify.Notifier;
import dev.ripcord.notify.Silences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Looks whether people can be told. */
final class NotifyCommands {
  private NotifyCommands() {}

  static Command test() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.optional(0, "CHANNEL", "a channel of the catalog; else all of them"));
    return new Command(
        "notify test",
        Command.Group.CATALOG,
        "send a test message, to see whether people can be told",
        List.of(
            "Past the outbox, once, without falling over: what a channel says is printed. Exit code"
                + " 0 when every one took it, 3 when one did not."),
        List.of(
            example("ripcord notify test", "all channels"),
            example("ripcord notify test discord-ops", "one of them")),
        takes,
        NotifyCommands::test);
  }

  static Command list() {
    return new Command(
        "notify list",
        Command.Group.CATALOG,
        "list the channels, what waits to be told, and what nobody would take",
        List.of(
            "Messages of the last seven days, those that wait or were given up first. Exit code 3"
                + " when one was given up."),
        List.of(
            example("ripcord notify list", "channels and messages"),
            example("ripcord notify list --json", "the same for a program")),
        CommandSpec.create(),
        NotifyCommands::list);
  }

  private static int test(Call call) {
    var opening = opening(call);
    var catalog = opening.read(Drivers.kinds());
    var said = new LinkedHashMap<String, Optional<String>>();
    try (var notifier = notifier(call, opening, catalog)) {
      for (var each : channels(call, catalog)) {
        said.put(each, notifier.test(each));
      }
    }
    var page = new TestPage(said);
    call.answer(TestView.class, () -> TestView.of(said), () -> page.lines(call.format()));
    return page.good() ? Exit.OK : Exit.NO;
  }

  private static List<String> channels(Call call, Catalog catalog) {
    var all = List.copyOf(catalog.notices().channels().keySet());
    if (all.isEmpty()) {
      throw new Mistake(
          "the catalog names no channels: put 'notify:' with 'channels:' into it, see docs/notify.md");
    }
    var one = call.optional(0);
    one.ifPresent(each -> catalog.notices().channel(each));
    return one.map(List::of).orElse(all);
  }

  private static int list(Call call) {
    var opening = opening(call);
    var catalog = opening.read(Drivers.kinds());
    try (var notifier = notifier(call, opening, catalog)) {
      var page = new ChannelsPage(catalog.notices(), notifier.letters());
      call.answer(ChannelsView.class, () -> ChannelsView.of(page), () -> page.lines(call.format()));
      return page.good() ? Exit.OK : Exit.NO;
    }
  }

  private static Opening opening(Call call) {
    return Open.opening(call.globals().catalog(), call.globals());
  }

  private static Notifier notifier(Call call, Opening opening, Catalog catalog) {
    var house = House.of(catalog, Silences.NONE, _ -> Looks.NONE);
    return opening.notifier(catalog, house, each -> call.screen().complain(List.of(each)));
  }
}
