package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets critical messages through one by one, until there are too many in a minute: those are told
 * in one, and what still comes in one a minute. Where many are about to come, the first waits for
 * them a moment.
 */
final class Gust {
  /** So many in a minute are read one by one. */
  static final int MOST = 5;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration GATHERS = Duration.ofSeconds(5);
  private static final int LISTED = 20;

  private final Storm before;
  private final House house;
  private final Instant now;

  Gust(Storm before, House house, Instant now) {
    this.before = before;
    this.house = house;
    this.now = now;
  }

  /** What is sent, and what is remembered. */
  record Passed(Storm storm, List<Sending> sendings) {}

  Passed let(List<Message> messages) {
    var recent = before.recent().stream().filter(each -> each.plus(WINDOW).isAfter(now)).toList();
    var waiting = Stream.concat(before.held().stream(), messages.stream()).toList();
    if (waiting.isEmpty()) {
      return new Passed(new Storm(recent, before.last(), List.of()), List.of());
    }
    if (!lately() && gathers(waiting)) {
      return new Passed(new Storm(recent, before.last(), waiting), List.of());
    }
    if (recent.size() + waiting.size() <= MOST && !lately()) {
      return oneByOne(recent, waiting);
    }
    if (lately()) {
      return new Passed(new Storm(recent, before.last(), waiting), List.of());
    }
    return new Passed(new Storm(recent, Optional.of(now), List.of()), inOne(waiting));
  }

  private boolean gathers(List<Message> waiting) {
    var begun = waiting.stream().map(Message::at).min(Instant::compareTo).orElse(now);
    if (!now.isBefore(begun.plus(GATHERS))) {
      return false;
    }
    var coming = house.coming().getAsInt();
    return coming > 0 && waiting.size() + coming > MOST;
  }

  private boolean lately() {
    return before.last().map(each -> each.plus(WINDOW).isAfter(now)).orElse(false);
  }

  private Passed oneByOne(List<Instant> recent, List<Message> messages) {
    var all = new ArrayList<>(recent);
    messages.forEach(_ -> all.add(now));
    var sendings = messages.stream().flatMap(each -> Addresses.of(each, house).stream()).toList();
    return new Passed(new Storm(all, before.last(), List.of()), sendings);
  }

  private List<Sending> inOne(List<Message> messages) {
    var sendings = new ArrayList<Sending>();
    Addresses.together(messages, house)
        .forEach((route, those) ->
            sendings.add(new Sending(those.size() == 1 ? those.getFirst() : one(those), route)));
    return sendings;
  }

  private Message one(List<Message> those) {
    var over = those.getFirst().kind() == Kind.CLEARED;
    var services = those.stream().map(Message::service).distinct().count();
    var are = over ? " are over, told in one" : ", told in one";
    var title = those.size() + " critical messages of " + services + " services" + are;
    var key = new Key("", "many", String.valueOf(now.toEpochMilli()));
    var kind = over ? Kind.CLEARED : Kind.PROBLEM;
    var all = listed(Message.of(kind, Urgency.CRITICAL, key, now, title), those);
    return over
        ? all
        : all.fact(
            Message.NEXT,
            "what still comes is told in one message a minute; `ripcord status` has all");
  }

  private static Message listed(Message one, List<Message> those) {
    var all = one;
    for (var each : those.subList(0, Math.min(LISTED, those.size()))) {
      all = all.line(Wording.headline(each));
    }
    var more = those.size() - LISTED;
    return more > 0 ? all.line("... and " + more + " more") : all;
  }
}
