package dev.ripcord.target.github;

import dev.ripcord.probe.HttpResult.Answered;
import java.time.Instant;
import java.util.Optional;

/** How GitHub says that it was asked too often; pure. */
final class Limits {
  private static final String NUMBER = "\\d{1,10}";

  private Limits() {}

  static boolean reached(Answered answered) {
    return answered.status() == 429
        || (answered.status() == 403
            && (answered.header("retry-after").isPresent()
                || answered.header("x-ratelimit-remaining").equals(Optional.of("0"))));
  }

  /** Before this it is not asked again; empty where it says nothing of that. */
  static Optional<Instant> until(Answered answered, Instant now) {
    if (!reached(answered)) {
      return number(answered, "x-poll-interval").map(now::plusSeconds);
    }
    return number(answered, "retry-after")
        .map(now::plusSeconds)
        .or(() -> number(answered, "x-ratelimit-reset").map(Instant::ofEpochSecond))
        .or(() -> Optional.of(now.plusSeconds(60)));
  }

  private static Optional<Long> number(Answered answered, String header) {
    return answered.header(header).filter(each -> each.matches(NUMBER)).map(Long::valueOf);
  }
}
