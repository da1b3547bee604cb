package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.view.SaidView;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.release.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * An incident that a person opens, looks after, or says is over; each daemon tells people of it.
 */
final class IncidentCommands {
  private static final String SEVERITY = "--severity";
  private static final String USUAL = "P2";
  private static final int TRIES = 5;

  private IncidentCommands() {}

  static Command open() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(Options.required(RunOptions.WHY, "TEXT", "what is wrong"));
    takes.addOption(
        Options.text(SEVERITY, "P1..P4", "how bad it is: P1 the worst; P2 where nothing is said"));
    return new Command(
        "incident open",
        Command.Group.NOW,
        "say that something is wrong which no rule sees",
        List.of(
            "The daemon tells people: of P1 and P2 as of what is critical, of P3 as of a warning, of"
                + " P4 in the digest. Rules that trip meanwhile join it. Only a person says that it"
                + " is over."),
        List.of(
            example(
                "ripcord incident open api --severity P1 --why \"uploads are lost\"",
                "people are told"),
            example("ripcord incident close api --why \"mended by hand\"", "when it is over")),
        takes,
        IncidentCommands::open);
  }

  static Command close() {
    var takes = CommandSpec.create();
    takes.addPositional(which());
    takes.addOption(Options.required(RunOptions.WHY, "TEXT", "why it is over"));
    return new Command(
        "incident close",
        Command.Group.NOW,
        "say that an incident is over, whoever opened it",
        List.of("A rule that has tripped and is still so opens the next one at once."),
        List.of(
            example("ripcord incident close api --why \"mended by hand\"", "that of a service"),
            example("ripcord incident close i-20260301-120000-abc --why \"was a drill\"", "by id")),
        takes,
        IncidentCommands::close);
  }

  static Command take() {
    var takes = CommandSpec.create();
    takes.addPositional(which());
    return new Command(
        "incident take",
        Command.Group.NOW,
        "say that you look after an incident; reminders about it stop",
        List.of("It changes nothing about what is done by itself: that is 'ripcord hold'."),
        List.of(
            example("ripcord incident take api", "that of a service"),
            example("ripcord incident take i-20260301-120000-abc", "by id")),
        takes,
        IncidentCommands::take);
  }

  private static picocli.CommandLine.Model.PositionalParamSpec which() {
    return Options.argument(0, "SERVICE|ID", "a service, or an incident");
  }

  private static int open(Call call) {
    var service = call.ripcord().catalog().service(call.argument(0)).name();
    var severity = severity(call);
    var id = "i-" + call.ripcord().newRun();
    var now = call.world().clock().now();
    var released = Ledger.of(call.ripcord().journal().ledger(service)).current();
    var opened =
        new WatchEvent.Opened(
            now,
            id,
            call.who(),
            urgency(severity),
            severity + ": " + why(call),
            released,
            Optional.of(call.who()));
    var before = write(call, service, all -> all.open().isEmpty() ? List.of(opened) : List.of());
    if (before.open().isPresent()) {
      var there = before.open().get().id();
      return Refusal.tell(
          call,
          service,
          service + " has an open incident, " + there,
          List.of("one is enough: all that happens to the service meanwhile belongs to it"),
          List.of("look after it: ripcord incident take " + there, "ripcord why " + there));
    }
    return say(
        call,
        service,
        now,
        id,
        "has an open incident, " + id,
        List.of("ripcord why " + id, "ripcord incident close " + id + " --why TEXT"));
  }

  private static String severity(Call call) {
    var severity = call.option(SEVERITY).orElse(USUAL);
    if (!severity.matches("P[1-4]")) {
      throw new Mistake(SEVERITY + " is P1, P2, P3 or P4, and not '" + severity + "'");
    }
    return severity;
  }

  private static String urgency(String severity) {
    return switch (severity) {
      case "P3" -> "warning";
      case "P4" -> "info";
      default -> "critical";
    };
  }

  private static int close(Call call) {
    var service = service(call);
    var now = call.world().clock().now();
    var who = Optional.of(call.who());
    var before =
        write(
            call,
            service,
            all ->
                meant(call, all)
                    .filter(each -> each.underWay().isEmpty())
                    .map(each -> new WatchEvent.Closed(now, each.id(), why(call), who))
                    .map(List::<WatchEvent>of)
                    .orElse(List.of()));
    var incident = meant(call, before);
    if (incident.isEmpty()) {
      return none(call, service);
    }
    var run = incident.get().underWay();
    if (run.isPresent()) {
      return Refusal.tell(
          call,
          service,
          "a rollback because of " + incident.get().id() + " is under way",
          List.of("whoever ends it would not know what it was for"),
          List.of(
              "see what it does: ripcord show " + run.get().run() + " --follow",
              "ask it to stop: ripcord abort " + run.get().run()));
    }
    var id = incident.get().id();
    return say(call, service, now, id, "has no open incident any more", List.of());
  }

  private static int take(Call call) {
    var service = service(call);
    var now = call.world().clock().now();
    var before =
        write(
            call,
            service,
            all ->
                meant(call, all)
                    .map(each -> new WatchEvent.Acknowledged(now, each.id(), call.who()))
                    .map(List::<WatchEvent>of)
                    .orElse(List.of()));
    return meant(call, before)
        .map(each ->
            say(
                call,
                service,
                now,
                each.id(),
                each.id() + " is looked after by " + call.who(),
                List.of("ripcord why " + each.id(), "ripcord hold " + service + " --why TEXT")))
        .orElseGet(() -> none(call, service));
  }

  private static int none(Call call, String service) {
    return Refusal.tell(
        call,
        service,
        service + " has no open incident" + (isService(call) ? "" : " " + call.argument(0)),
        List.of(),
        List.of("ripcord why " + service));
  }

  /** The open one of the service, unless another one was asked for by its id. */
  private static Optional<Incident> meant(Call call, Incidents all) {
    return all.open().filter(each -> isService(call) || each.id().equals(call.argument(0)));
  }

  private static boolean isService(Call call) {
    return call.ripcord().catalog().services().containsKey(call.argument(0));
  }

  private static String service(Call call) {
    var services = call.ripcord().catalog().services().keySet();
    var asked = call.argument(0);
    return services.stream()
        .filter(each -> each.equals(asked) || incidents(call, each).all().containsKey(asked))
        .findFirst()
        .orElseThrow(() -> new UnknownName("incident or service", asked, services));
  }

  private static Incidents incidents(Call call, String service) {
    return Incidents.of(call.ripcord().journal().watching(service, 0));
  }

  /**
   * Writes what follows from how it is, and reads again where somebody else wrote meanwhile.
   *
   * @return how it was before
   */
  private static Incidents write(
      Call call, String service, Function<Incidents, List<WatchEvent>> events) {
    for (var i = 0; i < TRIES; i++) {
      var before = incidents(call, service);
      var written = events.apply(before);
      if (written.isEmpty()
          || call.ripcord().journal().note(service, Optional.of(before.last()), written)) {
        return before;
      }
    }
    throw new Mistake("others write about " + service + " all the time: try it again");
  }

  private static int say(
      Call call, String service, Instant at, String incident, String said, List<String> next) {
    var line = said.startsWith("has ") ? service + " " + said : said;
    call.answer(
        SaidView.class,
        () -> new SaidView(service, at, said, Optional.of(incident)),
        () -> new DonePage(line, next).lines(call.format()));
    return Exit.OK;
  }

  private static String why(Call call) {
    return call.option(RunOptions.WHY).orElseThrow();
  }
}
