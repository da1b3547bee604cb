package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.view.SaidView;
import dev.ripcord.clock.Durations;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What people say to the daemon; it stands in the journal, so that every daemon hears it. */
final class HoldCommands {
  private static final String ALL = "--all";
  private static final String FOR = "--for";
  private static final String END = "--end";
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private HoldCommands() {}

  static Command hold() {
    var takes = takes();
    takes.addOption(Options.text(RunOptions.WHY, "TEXT", "the reason, for whoever asks later"));
    return new Command(
        "hold",
        Command.Group.NOW,
        "keep ripcord from going back by itself, until 'arm'",
        List.of(
            "It goes on watching and telling. What it has announced is not done; a rollback that"
                + " has begun is stopped by 'ripcord abort'. Reminders about what is wrong now"
                + " stop: you look after it."),
        List.of(
            example("ripcord hold api --why \"I look at it\"", "a veto"),
            example(
                "ripcord hold --all --why \"moving the racks\"", "the one switch for everything")),
        takes,
        HoldCommands::hold);
  }

  static Command arm() {
    var takes = takes();
    takes.addOption(Options.text(RunOptions.WHY, "TEXT", "the reason, for whoever asks later"));
    return new Command(
        "arm",
        Command.Group.NOW,
        "let ripcord go back by itself again: after 'hold', or after it has done so once",
        List.of(),
        List.of(
            example("ripcord arm api", "what was held or disarmed may act again"),
            example("ripcord arm --all", "after 'hold --all'")),
        takes,
        HoldCommands::arm);
  }

  static Command silence() {
    var takes = takes();
    takes.addOption(
        Options.text(
            FOR, "DURATION", "how long, such as 30m; 1h where nothing is said, 7d at most"));
    takes.addOption(Options.text(RunOptions.WHY, "TEXT", "the reason, for whoever asks later"));
    takes.addOption(Options.flag(END, "end it now"));
    return new Command(
        "silence",
        Command.Group.NOW,
        "say that a service is under maintenance: nobody is told, and nothing is done by itself",
        List.of(
            "What is seen meanwhile counts for nothing afterwards. It always has an end; then"
                + " things settle for two looks and the grace of a start before rules count again."),
        List.of(
            example("ripcord silence api --for 30m --why \"new disk\"", "maintenance"),
            example("ripcord silence api --end", "it is over before its time")),
        takes,
        HoldCommands::silence);
  }

  private static CommandSpec takes() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(Options.flag(ALL, "every service"));
    return takes;
  }

  private static int hold(Call call) {
    var now = call.world().clock().now();
    var events = new ArrayList<WatchEvent>();
    events.add(WatchEvent.Held.untilArmed(now, call.who(), why(call)));
    open(call, service(call))
        .ifPresent(each -> events.add(new WatchEvent.Acknowledged(now, each, call.who())));
    return say(call, events, "is held: ripcord does nothing to it by itself until 'ripcord arm'");
  }

  private static Optional<String> open(Call call, String service) {
    return Incidents.of(call.ripcord().journal().watching(service, 0)).open().map(it -> it.id());
  }

  private static int arm(Call call) {
    var now = call.world().clock().now();
    return say(
        call,
        List.of(WatchEvent.Armed.wholly(now, call.who(), why(call))),
        "is armed: ripcord may go back by itself where the catalog lets it");
  }

  private static int silence(Call call) {
    var now = call.world().clock().now();
    if (call.has(END)) {
      return say(
          call,
          List.of(new WatchEvent.Unsilenced(now, call.who())),
          "is not silenced any more; rules count again when things have settled");
    }
    var length = call.option(FOR).map(each -> Asks.length(FOR, each)).orElse(USUAL);
    if (length.compareTo(LONGEST) > 0 || length.isZero()) {
      throw new Mistake("a silence lasts for 7d at most: nobody remembers a longer one");
    }
    var until = now.plus(length);
    return say(
        call,
        List.of(new WatchEvent.Silenced(now, until, call.who(), why(call))),
        "is silenced for " + Durations.format(length));
  }

  private static String service(Call call) {
    if (call.has(ALL) == call.optional(0).isPresent()) {
      throw new Mistake("name a service, or say --all");
    }
    return call.optional(0)
        .map(each -> call.ripcord().catalog().service(each).name())
        .orElse(WatchEvent.EVERY_SERVICE);
  }

  private static int say(Call call, List<WatchEvent> events, String said) {
    var service = service(call);
    call.ripcord().journal().note(service, Optional.empty(), events);
    var name = service.equals(WatchEvent.EVERY_SERVICE) ? "every service" : service;
    Instant at = events.getFirst().at();
    call.answer(
        SaidView.class,
        () -> new SaidView(service, at, said, Optional.empty()),
        () -> new DonePage(name + " " + said, List.of()).lines(call.format()));
    return Exit.OK;
  }

  private static String why(Call call) {
    return call.option(RunOptions.WHY).orElse("");
  }
}
