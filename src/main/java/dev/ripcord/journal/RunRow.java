package dev.ripcord.journal;

import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import java.time.Instant;
import java.util.Optional;

/**
 * One run at a glance; a projection of its events.
 *
 * @param outcome empty while it runs; {@code WAITING} while it waits for a person
 */
public record RunRow(
    String id,
    String service,
    Purpose purpose,
    String procedure,
    Rank rank,
    Instant created,
    Instant updated,
    Optional<Outcome> outcome,
    long epoch,
    String owner) {}
