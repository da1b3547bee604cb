package dev.ripcord.probe;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each part took that was begun; of the last request, where redirects were followed.
 *
 * @param total of the whole look
 * @param late how long this program itself was held up meanwhile, as far as it noticed
 */
public record Timings(Map<Phase, Duration> parts, Duration total, Duration late) {
  public Timings {
    parts = parts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(parts));
  }
}
