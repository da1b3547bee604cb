package dev.ripcord.plan;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;

/**
 * How it is proven that the service is back.
 *
 * @param required all of them have to be good
 * @param rest looked at once afterwards: when one is bad, the rollback is only a part of one
 * @param good how many times in a row
 */
@Json
public record Proof(
    List<PlannedCheck> required,
    List<PlannedCheck> rest,
    int good,
    Duration every,
    Duration within,
    Duration watch) {
  public Proof {
    required = List.copyOf(required);
    rest = List.copyOf(rest);
  }
}
