package dev.ripcord.cli.view;

import dev.ripcord.journal.Outcome;
import io.avaje.jsonb.Json;
import java.util.List;

/**
 * How a guarded deployment ended.
 *
 * @param tag by which what ran before can be gone back to
 * @param runs in order: the preparation, the command, the proof, and the way back
 * @param printed the last lines of what the command printed
 */
@Json
public record DeployRunView(
    String service,
    Outcome outcome,
    int exitCode,
    String said,
    String tag,
    List<Part> runs,
    List<String> printed,
    List<String> next) {

  /** One run of it. */
  @Json
  public record Part(String what, Outcome outcome, String run) {}
}
