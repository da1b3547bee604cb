package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;

/** Alert rules for Prometheus, a whole file. */
@Json
public record AlertRulesView(String rules) {}
