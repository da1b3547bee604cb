package dev.ripcord.server;

import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Durations;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Closed;
import dev.ripcord.journal.WatchEvent.Heard;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.journal.WatchEvent.Opened;
import dev.ripcord.journal.WatchEvent.Withdrawn;
import dev.ripcord.notify.Key;
import dev.ripcord.notify.Kind;
import dev.ripcord.notify.Message;
import dev.ripcord.notify.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into words for people what was decided; pure. */
final class Tidings {
  private static final String HELD = "held";

  /** What tells a message apart that is sent after an act: that a person has to look. */
  private static final String PERSON = "/person/";

  /** The same of earlier programs, whose outbox may still remind of it. */
  private static final String OLD_PERSON = "/person";

  private static final String CALL = "/call";

  private final Service service;

  Tidings(Service service) {
    this.service = service;
  }

  /** Whether a person said it of an incident, so that nobody told of it when it was decided. */
  static boolean isOfPerson(WatchEvent event) {
    return switch (event) {
      case Opened each -> each.who().isPresent();
      case Closed each -> each.who().isPresent();
      case WatchEvent.Acknowledged _ -> true;
      case Judged _,
          Announced _,
          Withdrawn _,
          Acting _,
          Acted _,
          WatchEvent.Escalated _,
          WatchEvent.Returned _,
          WatchEvent.Silenced _,
          WatchEvent.Unsilenced _,
          WatchEvent.Held _,
          WatchEvent.Armed _ ->
          false;
    };
  }

  /** A key of its own: nobody is spared it because of what was told before. */
  private Message escalated(WatchEvent.Escalated each, Incident incident) {
    var key = key(incident.opened().by(), each.incident() + CALL);
    return message(
            Kind.PROBLEM, Urgency.CRITICAL, key, each.at(), "a person has to come: " + each.said())
        .incident(each.incident())
        .fact(Message.WHY, "ripcord why " + each.incident())
        .fact(Message.NEXT, "ripcord incident take " + each.incident());
  }

  private Message returned(WatchEvent.Returned each) {
    var title = "the bad release is back: release:" + each.release() + " runs again";
    return message(Kind.PROBLEM, Urgency.CRITICAL, key(each), each.at(), title)
        .line("it was " + each.why())
        .fact(Message.NEXT, "ripcord rollback " + service.name());
  }

  /** Another runs instead, a person says that it is not bad, or it was deployed once more. */
  Message gone(WatchEvent.Returned each, Instant now) {
    var title = "release:" + each.release() + " runs no more as the bad release that is back";
    return message(Kind.CLEARED, Urgency.CRITICAL, key(each), now, title);
  }

  private Key key(WatchEvent.Returned each) {
    return key("bad-release-is-back", each.at().toString());
  }

  /** What people are told of a fact; {@code incident} is how it was before it. */
  List<Message> of(WatchEvent event, Optional<Incident> incident) {
    return switch (event) {
      case Judged each -> judged(each, incident).stream().toList();
      case Announced each -> List.of(announced(each));
      case Withdrawn each -> withdrawn(each, incident);
      case Acting each -> acting(each, incident);
      case Acted each -> List.of(acted(each, incident));
      case Closed each -> closed(each, incident);
      case Opened each -> each.who().map(who -> opened(each, who)).stream().toList();
      case WatchEvent.Acknowledged each -> incident.map(it -> taken(each, it)).orElse(List.of());
      case WatchEvent.Escalated each -> incident.map(it -> escalated(each, it)).stream().toList();
      case WatchEvent.Returned each -> List.of(returned(each));
      case WatchEvent.Silenced _, WatchEvent.Unsilenced _, WatchEvent.Held _, WatchEvent.Armed _ ->
          List.of();
    };
  }

  private Message opened(Opened each, String who) {
    return message(
            Kind.PROBLEM,
            urgency(each.urgency()),
            key(each.by(), each.incident()),
            each.at(),
            who + " opened an incident: " + each.said())
        .incident(each.incident())
        .fact(Message.NEXT, "ripcord incident take " + each.incident())
        .fact(Message.WHY, "ripcord why " + each.incident());
  }

  private List<Message> taken(WatchEvent.Acknowledged each, Incident incident) {
    return problems(incident).stream()
        .map(key ->
            message(
                    Kind.ACKNOWLEDGED,
                    urgency(incident.opened().urgency()),
                    key,
                    each.at(),
                    each.who() + " looks after it")
                .incident(each.incident()))
        .toList();
  }

  /** Under which keys people were told of problems of it. */
  private List<Key> problems(Incident incident) {
    var keys = new LinkedHashSet<Key>();
    keys.add(key(incident.opened().by(), incident.id()));
    incident.judged().keySet().forEach(rule -> keys.add(key(rule, incident.id())));
    incident.calls().forEach(each -> keys.add(key(each.rule(), incident.id() + person(each))));
    incident.calls().forEach(each -> keys.add(key(each.rule(), incident.id() + OLD_PERSON)));
    incident.announcements().forEach(each -> keys.add(key(each)));
    incident
        .escalated()
        .ifPresent(_ -> keys.add(key(incident.opened().by(), incident.id() + CALL)));
    return List.copyOf(keys);
  }

  private static String person(Incident.Call call) {
    return PERSON + call.run();
  }

  /** A probe tells nothing, so what these rules are about cannot be seen; one message each time. */
  Message blind(Blind.Eye eye, Instant now) {
    var length =
        Durations.format(Duration.ofSeconds(Duration.between(eye.since(), now).toSeconds()));
    var title = "nothing is known of %s for %s".formatted(eye.probe(), length);
    return message(Kind.PROBLEM, Urgency.WARNING, key(eye), now, title)
        .line("cannot trip meanwhile: " + String.join(", ", eye.rules()))
        .fact(
            Message.NEXT,
            "nothing by itself; what the looks say: ripcord health " + service.name());
  }

  /** It tells something again. */
  Message sees(Blind.Eye eye, Instant now) {
    return message(Kind.CLEARED, Urgency.WARNING, key(eye), now, eye.probe() + " is seen again");
  }

  private Key key(Blind.Eye eye) {
    return key("blind", eye.probe() + "/" + eye.since());
  }

  /** There is no release to go back to by itself, or there is one again; told once a day. */
  Message wayBack(Facts.Way way, Instant now) {
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    var key = key("way-back", day);
    return way.obstacle()
        .map(each ->
            message(Kind.PROBLEM, Urgency.WARNING, key, now, "no release to go back to by itself")
                .line(each)
                .fact(Message.WHY, "ripcord releases " + service.name()))
        .orElseGet(() ->
            message(
                Kind.CLEARED, Urgency.WARNING, key, now, "it could go back to " + way.release()));
  }

  /**
   * A rule is told of once in an episode, and again when a person has to come (once after each act,
   * however often other guards hold then), or when what was said to be done now is not.
   */
  private Optional<Message> judged(Judged each, Optional<Incident> incident) {
    var earlier = incident.flatMap(it -> Optional.ofNullable(it.judged().get(each.rule())));
    var before = earlier.isPresent();
    var held = each.course().equals(HELD);
    var call = incident.flatMap(it -> it.call(each).filter(one -> !it.calls().contains(one)));
    var gaveUp = call.isPresent();
    var tookBack = held && earlier.filter(it -> it.course().equals("act")).isPresent();
    if (before && !tookBack && !gaveUp) {
      return Optional.empty();
    }
    var after = gaveUp ? "a person has to look: " : "it does not go back after all: ";
    var rule = service.watching().rules().get(each.rule());
    var title = before ? after + each.said() : sentence(rule, each.rule());
    var kind = before && !gaveUp ? Kind.ENDED : Kind.PROBLEM;
    var later = call.map(Tidings::person).orElse("/after-all");
    var episode = each.incident() + (before ? later : "");
    var holding = words(each.guards(), true);
    var passed = words(each.guards(), false);
    var message =
        message(kind, urgency(rule), key(each.rule(), episode), each.at(), title)
            .incident(each.incident())
            .fact(Message.NEXT, next(each.course(), rule));
    message =
        holding.isEmpty()
            ? message.fact(Message.EVIDENCE, each.said())
            : message.fact(Message.GUARDS_HELD, holding);
    return Optional.of(
        (passed.isEmpty() ? message : message.fact(Message.GUARDS_PASSED, passed))
            .fact(Message.WHY, "ripcord why " + each.incident()));
  }

  private static String words(List<Heard> guards, boolean held) {
    return guards.stream()
        .filter(each -> each.held().isPresent() == held)
        .map(each -> each.guard() + each.held().map(why -> ": " + why).orElse(""))
        .collect(Collectors.joining(held ? "; " : ", "));
  }

  private String next(String course, @org.jspecify.annotations.Nullable Rule rule) {
    var command = "ripcord rollback " + service.name() + procedure(rule);
    return switch (course) {
      case "act" -> "it goes back by itself, now";
      case "remedy" -> "it tries a remedy by itself, now";
      case "wait" -> "it gives a remedy time to help";
      case "countdown" -> "it goes back by itself after an announcement";
      case "recommend" -> "to go back, type: " + command;
      case HELD -> "nothing by itself; to go back, type: " + command;
      default -> "nothing by itself";
    };
  }

  private static String procedure(@org.jspecify.annotations.Nullable Rule rule) {
    return Optional.ofNullable(rule)
        .flatMap(Rule::rollBack)
        .flatMap(Rule.RollBack::procedure)
        .map(each -> " --procedure " + each)
        .orElse("");
  }

  private Message announced(Announced each) {
    var rule = service.watching().rules().get(each.rule());
    var left = Durations.format(Duration.between(each.at(), each.due()));
    return message(
            Kind.PROBLEM, Urgency.CRITICAL, key(each), each.at(), "goes back by itself in " + left)
        .incident(each.incident())
        .fact(Message.RULE, sentence(rule, each.rule()))
        .fact(Message.VETO, "ripcord hold " + service.name());
  }

  private Key key(Announced each) {
    return key(each.rule(), each.incident() + "/announced/" + each.due().toEpochMilli());
  }

  private List<Message> withdrawn(Withdrawn each, Optional<Incident> incident) {
    return noLongerAnnounced(incident, each.at(), "does not go back by itself: " + each.why());
  }

  private List<Message> noLongerAnnounced(Optional<Incident> incident, Instant at, String title) {
    return incident.flatMap(Incident::announced).stream()
        .map(each ->
            message(Kind.CLEARED, Urgency.CRITICAL, key(each), at, title).incident(each.incident()))
        .toList();
  }

  /** What was announced is not announced any more when it is done. */
  private List<Message> acting(Acting each, Optional<Incident> incident) {
    var done = noLongerAnnounced(incident, each.at(), "what was announced begins now");
    return Stream.concat(done.stream(), Stream.of(begins(each))).toList();
  }

  private Message begins(Acting each) {
    var rule = service.watching().rules().get(each.rule());
    return message(
            Kind.BEGAN,
            Urgency.CRITICAL,
            key(each.rule(), each.run()),
            each.at(),
            deed(each) + " begins by itself")
        .incident(each.incident())
        .fact(Message.RULE, sentence(rule, each.rule()))
        .fact(Message.NEXT, "ripcord show " + each.run() + " --follow")
        .fact(Message.VETO, "ripcord abort " + each.run());
  }

  private static String deed(Acting each) {
    return each.remedy().map(it -> "the remedy '" + it + "'").orElse("a rollback");
  }

  private Message acted(Acted each, Optional<Incident> incident) {
    var begun = incident.flatMap(Incident::acting);
    var outcome = each.outcome().map(Enum::name).orElse("not begun");
    var deed = begun.map(Tidings::deed).orElse("a rollback").replaceFirst("^a ", "the ");
    return message(
            Kind.ENDED,
            Urgency.CRITICAL,
            key(begun.map(Acting::rule).orElse(""), each.run()),
            each.at(),
            deed + " that began by itself ended: " + outcome)
        .line(each.said())
        .incident(each.incident())
        .fact(Message.NEXT, "ripcord report " + each.run())
        .fact(Message.WHY, "ripcord why " + each.incident());
  }

  private List<Message> closed(Closed each, Optional<Incident> incident) {
    var urgency = incident.map(it -> urgency(it.opened().urgency())).orElse(Urgency.CRITICAL);
    var title =
        each.who()
            .map(who -> "closed by " + who + ": " + each.said())
            .orElseGet(() -> "well again: " + each.said());
    return incident.map(this::problems).orElse(List.of(key("", each.incident()))).stream()
        .map(key -> message(Kind.CLEARED, urgency, key, each.at(), title).incident(each.incident()))
        .toList();
  }

  private Message message(Kind kind, Urgency urgency, Key key, Instant at, String title) {
    return Message.of(kind, urgency, key, at, title);
  }

  private Key key(String rule, String episode) {
    return new Key(service.name(), rule, episode);
  }

  private static String sentence(@org.jspecify.annotations.Nullable Rule rule, String name) {
    return rule == null ? name : name + ": " + rule.text();
  }

  private static Urgency urgency(@org.jspecify.annotations.Nullable Rule rule) {
    return rule == null ? Urgency.CRITICAL : urgency(rule.urgency().name());
  }

  private static Urgency urgency(String word) {
    return Urgency.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
