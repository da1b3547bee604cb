package dev.ripcord.target.systemd;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people read them, and as systemd writes them. */
final class Lengths {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d+)h ?)?(?:(\\d+)min ?)?(?:(\\d+)(?:\\.\\d+)?s ?)?");

  private Lengths() {}

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min}. */
  static String of(Duration length) {
    if (length.toSeconds() < 10) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    return length.toMinutes() < 3 ? length.toSeconds() + " s" : length.toMinutes() + " min";
  }

  /** Reads {@code 1min 30s}; empty for {@code infinity} and for what is under a second. */
  static Optional<Duration> span(String text) {
    var match = SPAN.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(number(match.group(1)))
            .plusMinutes(number(match.group(2)))
            .plusSeconds(number(match.group(3))));
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
