package dev.ripcord.cli.view;

import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A run at a glance.
 *
 * @param purpose {@code rollback}, {@code undo}, {@code lifecycle} or {@code preparation}
 * @param outcome absent while it has none
 * @param interrupted nobody drives it any more, and it has no end
 */
@Json
public record RunView(
    String run,
    String service,
    String purpose,
    String procedure,
    String rank,
    Instant created,
    Instant updated,
    Optional<Outcome> outcome,
    boolean interrupted,
    String owner) {

  public static RunView of(RunRow row, boolean interrupted) {
    return new RunView(
        row.id(),
        row.service(),
        row.purpose().name().toLowerCase(Locale.ROOT),
        row.procedure(),
        row.rank().name().toLowerCase(Locale.ROOT),
        row.created(),
        row.updated(),
        row.outcome(),
        interrupted,
        row.owner());
  }
}
