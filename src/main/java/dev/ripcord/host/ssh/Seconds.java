package dev.ripcord.host.ssh;

import java.time.Duration;

/** Times as the scripts take them. */
final class Seconds {
  private Seconds() {}

  /** With a fraction where there is one, which not every {@code sleep} takes. */
  static String of(Duration duration) {
    var rest = duration.toMillisPart();
    return duration.toSeconds() + (rest == 0 ? "" : "." + String.valueOf(1000 + rest).substring(1));
  }

  static String roundedUp(Duration duration) {
    return String.valueOf(duration.plusMillis(999).toSeconds());
  }

  static Duration parse(String seconds) {
    return Duration.parse("PT" + seconds + "S");
  }
}
