package dev.ripcord.notify;

import dev.ripcord.catalog.Notices;
import dev.ripcord.notify.Standing.Day;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The message of the day: what was no warning, and what silences hid; on an empty day that it was.
 */
final class Daily {
  private static final int ROOM = 40;

  private final Day day;
  private final House house;
  private final Instant now;

  Daily(Day day, House house, Instant now) {
    this.day = day;
    this.house = house;
    this.now = now;
  }

  /** The same with what came since. */
  Daily with(List<Message> fresh, List<String> hidden) {
    var news = new ArrayList<>(day.news());
    fresh.stream().filter(Daily::news).map(Daily::line).forEach(news::add);
    var all = new ArrayList<>(day.hidden());
    all.addAll(hidden);
    var more = day.more() + Math.max(0, news.size() - ROOM);
    return new Daily(
        new Day(
            day.since(),
            day.criticals() + problems(fresh, Urgency.CRITICAL),
            day.warnings() + problems(fresh, Urgency.WARNING),
            news.subList(0, Math.min(ROOM, news.size())),
            more + Math.max(0, all.size() - ROOM),
            all.subList(0, Math.min(ROOM, all.size()))),
        house,
        now);
  }

  private static int problems(List<Message> fresh, Urgency urgency) {
    return (int)
        fresh.stream()
            .filter(each -> each.kind() == Kind.PROBLEM && each.urgency() == urgency)
            .count();
  }

  private static boolean news(Message message) {
    return switch (message.kind()) {
      case NEWS -> true;
      case PROBLEM -> message.urgency() == Urgency.INFO;
      case ENDED -> true;
      case REMINDER, CLEARED, ACKNOWLEDGED, BEGAN, DIGEST, TEST -> false;
    };
  }

  private static String line(Message message) {
    var service = message.service().isEmpty() ? "" : message.service() + ": ";
    return service + message.title();
  }

  /** The message, when it is time; a day that was missed is in the next one. */
  Optional<Sending> due() {
    return house.digest().filter(this::time).map(each -> new Sending(message(each), each.to()));
  }

  /** What is remembered. */
  Day day() {
    var sent = house.digest().filter(this::time).isPresent();
    return sent ? Day.from(now) : day;
  }

  private boolean time(Notices.Digest digest) {
    return !next(digest).isAfter(now);
  }

  /** The first such time on the wall there after the last digest. */
  private Instant next(Notices.Digest digest) {
    var since = day.since().atZone(digest.zone());
    var today = ZonedDateTime.of(since.toLocalDate(), digest.at(), digest.zone()).toInstant();
    return today.isAfter(day.since())
        ? today
        : ZonedDateTime.of(since.toLocalDate().plusDays(1), digest.at(), digest.zone()).toInstant();
  }

  private Message message(Notices.Digest digest) {
    var looks = house.looks().apply(day.since()).text();
    var date = now.atZone(digest.zone()).toLocalDate();
    var key = new Key("", "digest", date.toString());
    var message =
        Message.of(Kind.DIGEST, Urgency.INFO, key, now, date + ": " + happened() + "; " + looks);
    for (var each : day.news()) {
      message = message.line(each);
    }
    for (var each : day.hidden()) {
      message = message.line("hidden, " + each);
    }
    return day.more() > 0 ? message.line("... and " + day.more() + " more") : message;
  }

  private String happened() {
    var parts =
        Stream.of(
                part(day.criticals(), "critical"),
                part(day.warnings(), day.warnings() == 1 ? "warning" : "warnings"),
                part(day.news().size(), "news"),
                part(day.hidden().size(), "hidden by silences"))
            .flatMap(Optional::stream)
            .toList();
    return parts.isEmpty() ? "nothing happened" : String.join(", ", parts);
  }

  private static Optional<String> part(int count, String what) {
    return count == 0 ? Optional.empty() : Optional.of(count + " " + what);
  }
}
