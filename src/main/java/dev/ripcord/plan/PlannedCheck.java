package dev.ripcord.plan;

import io.avaje.jsonb.Json;
import java.util.Optional;

/**
 * A check with all its values filled in.
 *
 * @param config what its kind is told, as JSON
 * @param host from where it looks; empty means from where the first step is done
 */
@Json
public record PlannedCheck(
    String name, String kind, String config, boolean degrades, Optional<String> host) {

  PlannedCheck named(String other) {
    return new PlannedCheck(other, kind, config, degrades, host);
  }
}
