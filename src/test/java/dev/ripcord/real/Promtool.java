package dev.ripcord.real;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own judge of metrics and rules. */
public final class Promtool {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Promtool() {}

  /** What it says of such words, reading {@code input}. */
  public static Ran run(String input, String... words) {
    var line = new ArrayList<>(List.of("promtool"));
    line.addAll(List.of(words));
    return Background.start(line, input).await(LIMIT);
  }
}
