package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.time.Instant;

/** What was said to the daemon; the service {@code *} is every one. */
@Json
public record SaidView(String service, Instant at, String said) {}
