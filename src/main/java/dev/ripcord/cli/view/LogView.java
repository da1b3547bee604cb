package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;

/** The newest lines of a log, oldest first. */
@Json
public record LogView(String service, List<String> lines) {}
