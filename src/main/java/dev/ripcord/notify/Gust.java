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
 * in one, and what still comes in one a minute.
 */
final class Gust {
  /** So many in a minute are read one by one. */
  static final int MOST = 5;

  private static final Duration WINDOW = Duration.ofMinutes(1);
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
    if (before.held().isEmpty() && recent.size() + messages.size() <= MOST && !lately()) {
      return oneByOne(recent, messages);
    }
    if (lately()) {
      return new Passed(new Storm(recent, before.last(), waiting), List.of());
    }
    return new Passed(new Storm(recent, Optional.of(now), List.of()), inOne(waiting));
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
    var services = those.stream().map(Message::service).distinct().toList();
    var title =
        those.size() + " critical messages of " + services.size() + " services, told in one";
    var key = new Key("", "many", String.valueOf(now.toEpochMilli()));
    var one = Message.of(Kind.PROBLEM, Urgency.CRITICAL, key, now, title);
    for (var each : those.subList(0, Math.min(LISTED, those.size()))) {
      one = one.line(Wording.headline(each));
    }
    var more = those.size() - LISTED;
    var all = more > 0 ? one.line("... and " + more + " more") : one;
    return all.fact(
        Message.NEXT, "what still comes is told in one message a minute; `ripcord status` has all");
  }
}
