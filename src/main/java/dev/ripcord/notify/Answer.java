package dev.ripcord.notify;

import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what an answer over HTTP means for a message; pure. */
final class Answer {
  private static final int BRIEF = 200;
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A vendor was seen to ask for two days; it is asked again after an hour. */
  static final Duration LONGEST = Duration.ofHours(1);

  private Answer() {}

  static Delivery judge(HttpResult result, Instant now) {
    return switch (result) {
      case Failed failed -> new Delivery.Failed(failed.said());
      case HttpResult.Answered answered -> judge(answered, now);
    };
  }

  private static Delivery judge(HttpResult.Answered answered, Instant now) {
    var status = answered.status();
    if (status >= 200 && status < 300) {
      return new Delivery.Taken();
    }
    var said = ("HTTP " + status + " " + Fit.line(answered.text(), BRIEF)).strip();
    var wait = wait(answered, now);
    if (status == 429 || (status == 503 && wait.isPresent())) {
      return new Delivery.Later(wait.orElse(USUAL), said);
    }
    var again = status >= 500 || status == 408 || status == 425;
    return again ? new Delivery.Failed(said) : new Delivery.Refused(said);
  }

  /** The longer of what the header and Discord's JSON say. */
  private static Optional<Duration> wait(HttpResult.Answered answered, Instant now) {
    var header = answered.header("retry-after").flatMap(each -> length(each.strip(), now));
    var body = JsonText.at(answered.text(), "retry_after", "");
    return Stream.of(header, seconds(String.valueOf(body)))
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .map(Answer::bounded);
  }

  private static Optional<Duration> length(String text, Instant now) {
    return seconds(text).or(() -> date(text).map(each -> Duration.between(now, each)));
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)))
        : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      var form = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
      return Optional.of(ZonedDateTime.parse(text, form).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
