package dev.ripcord.journal;

import dev.ripcord.plan.Rank;
import java.time.Instant;

/**
 * Who has a service.
 *
 * @param epoch the fencing token: only the holder of the newest one may write
 * @param leaseUntil after this moment, by the clock of who asks, the holder counts as gone
 */
public record Lock(
    String service, String run, Rank rank, long epoch, String owner, Instant leaseUntil) {}
