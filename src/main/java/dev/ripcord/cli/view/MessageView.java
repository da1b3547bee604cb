package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;

/** A small thing was done, or was not to do. */
@Json
public record MessageView(String said, List<String> next) {}
