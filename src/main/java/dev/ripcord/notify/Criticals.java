package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is critical: told at once, and again until somebody looks after it or it is over. */
final class Criticals {
  private static final Duration FIRST_REMINDER = Duration.ofMinutes(15);
  private static final Duration REMINDER = Duration.ofHours(1);

  private final Map<String, Open> open;
  private final House house;
  private final Instant now;
  private final List<Sending> sendings = new ArrayList<>();
  private final List<Message> over = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();

  Criticals(Map<String, Open> open, House house, Instant now) {
    this.open = new LinkedHashMap<>(open);
    this.house = house;
    this.now = now;
  }

  void take(Message message) {
    switch (message.kind()) {
      case PROBLEM -> {
        if (message.urgency() == Urgency.CRITICAL) {
          began(message);
        }
      }
      case CLEARED -> over(message);
      case ACKNOWLEDGED -> acknowledged(message);
      case REMINDER, BEGAN, ENDED, NEWS, DIGEST, TEST -> {}
    }
  }

  private void began(Message message) {
    var none = Optional.<Instant>empty();
    open.putIfAbsent(message.key().toString(), new Open(message, none, none, 0, false));
    silence(message).ifPresent(why -> hidden.add(why + ": " + Wording.headline(message)));
  }

  /** Whoever was told that it is critical is told, however urgent the incident was at first. */
  private void over(Message message) {
    var was = Optional.ofNullable(open.remove(message.key().toString()));
    if (was.flatMap(Open::first).isPresent()) {
      over.add(message.as(Urgency.CRITICAL));
    }
  }

  private void acknowledged(Message message) {
    var key = message.key().toString();
    var was = Optional.ofNullable(open.get(key));
    was.ifPresent(each -> {
      open.put(key, new Open(each.message(), each.first(), each.last(), each.reminders(), true));
      if (each.first().isPresent()) {
        tell(message.as(Urgency.CRITICAL));
      }
    });
  }

  /** All that is to be said now of what is open: first what was not told, then reminders. */
  List<Message> leave() {
    var due = new ArrayList<Message>();
    open.replaceAll((_, each) -> {
      if (each.acknowledged() || silence(each.message()).isPresent() || !due(each)) {
        return each;
      }
      due.add(each.first().map(first -> reminder(each, first)).orElse(each.message()));
      var reminders = each.first().isPresent() ? each.reminders() + 1 : 0;
      var first = Optional.of(each.first().orElse(now));
      return new Open(each.message(), first, Optional.of(now), reminders, false);
    });
    due.sort(java.util.Comparator.comparing(Message::kind));
    return due;
  }

  private boolean due(Open each) {
    var pause = each.reminders() == 0 ? FIRST_REMINDER : REMINDER;
    return each.last().map(last -> !last.plus(pause).isAfter(now)).orElse(true);
  }

  private Message reminder(Open each, Instant first) {
    var minutes = Duration.between(first, now).toMinutes();
    return each.message()
        .as(Kind.REMINDER, each.message().title() + " (for " + minutes + " min)", now);
  }

  private void tell(Message message) {
    sendings.addAll(Addresses.of(message, house));
  }

  private Optional<String> silence(Message message) {
    return house.silences().why(message.service(), now);
  }

  Map<String, Open> open() {
    return open;
  }

  List<Sending> sendings() {
    return sendings;
  }

  /** What people were told of, and is over. */
  List<Message> over() {
    return over;
  }

  List<String> hidden() {
    return hidden;
  }
}
