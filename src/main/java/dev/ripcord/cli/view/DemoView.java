package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;

/** What the demo told, line by line. */
@Json
public record DemoView(int exitCode, List<String> told) {}
