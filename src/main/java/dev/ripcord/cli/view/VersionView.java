package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;

/**
 * Which ripcord this is.
 *
 * @param build names the sources it was built from
 */
@Json
public record VersionView(String version, String build) {}
