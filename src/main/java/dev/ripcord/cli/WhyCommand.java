package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.page.WhyPage;
import dev.ripcord.cli.view.WhyView;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.WatchEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Explains what was decided, and what was not done. */
final class WhyCommand {
  private static final int LISTED = 10;

  private WhyCommand() {}

  static Command why() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.optional(0, "INCIDENT", "an incident, or a service; else the newest of all"));
    return new Command(
        "why",
        Command.Group.NOW,
        "say why ripcord went back by itself, or why it did not: each guard, and what it saw",
        List.of(),
        List.of(
            example("ripcord why", "the newest incidents"),
            example("ripcord why api", "those of a service"),
            example("ripcord why i-20260301-120000-abc", "one, moment by moment")),
        takes,
        WhyCommand::why);
  }

  private static int why(Call call) {
    var services = List.copyOf(call.ripcord().catalog().services().keySet());
    var asked = call.optional(0);
    var one = asked.filter(each -> !services.contains(each));
    var found = new ArrayList<WhyPage.Story>();
    for (var each : services) {
      if (asked.isEmpty() || one.isPresent() || asked.get().equals(each)) {
        found.addAll(stories(call, each));
      }
    }
    found.sort(Comparator.comparing((WhyPage.Story each) -> each.at()).reversed());
    one.ifPresent(id -> found.removeIf(each -> !each.incident().id().equals(id)));
    if (one.isPresent() && found.isEmpty()) {
      throw new UnknownName("incident or service", one.get(), services);
    }
    var page = new WhyPage(found.stream().limit(LISTED).toList(), one.isPresent());
    call.answer(WhyView.class, () -> WhyView.of(page), () -> page.lines(call.format()));
    return Exit.OK;
  }

  private static List<WhyPage.Story> stories(Call call, String service) {
    var entries = call.ripcord().journal().watching(service, 0);
    var events = entries.stream().map(WatchEntry::event).toList();
    return Incidents.of(entries).newestFirst().stream()
        .map(each -> new WhyPage.Story(service, each, events))
        .toList();
  }
}
