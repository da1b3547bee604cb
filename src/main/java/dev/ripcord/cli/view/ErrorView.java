package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;

/**
 * Why a command could not do what it was asked.
 *
 * @param error the kind: {@code usage}, {@code catalog}, {@code unknown-name}, {@code journal},
 *     {@code host}, {@code fenced}, {@code internal}
 */
@Json
public record ErrorView(String error, int exitCode, List<String> said) {}
