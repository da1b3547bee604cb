package dev.ripcord.journal;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probe. */
@Json
@Json.SubTypes({
  @Json.SubType(type = Event.Created.class, name = "created"),
  @Json.SubType(type = Event.Done.class, name = "done")
})
public sealed interface Event {
  @Json
  record Created(String service, Instant at, Optional<String> reason) implements Event {}

  @Json
  record Done(String path, Map<String, String> facts, List<String> evidence) implements Event {}
}
