package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.Optional;

/** Whether a release is known to be bad; {@code quarantined} says why. */
@Json
public record GateView(
    String service, String release, boolean known, Optional<String> quarantined) {}
