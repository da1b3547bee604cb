package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;

/** A unit of systemd, whole. */
@Json
public record UnitView(String unit) {}
