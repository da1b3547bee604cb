package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What was said to the daemon; the service {@code *} is every one.
 *
 * @param incident which one it is about
 */
@Json
public record SaidView(String service, Instant at, String said, Optional<String> incident) {}
