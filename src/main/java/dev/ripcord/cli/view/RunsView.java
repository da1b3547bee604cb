package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;

/** Runs, newest first. */
@Json
public record RunsView(List<RunView> runs) {}
