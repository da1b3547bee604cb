package dev.ripcord.plan;

import io.avaje.jsonb.Json;

/**
 * A check with all its values filled in.
 *
 * @param config what its kind is told, as JSON
 */
@Json
public record PlannedCheck(String name, String kind, String config, boolean degrades) {}
