package dev.ripcord.check;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import java.time.Instant;

/**
 * What a look needs: the host, the time, and where secrets come from.
 *
 * @param since when the run began (or now, outside a run): older log lines do not count
 */
public record Sight(Host host, Clock clock, Secrets secrets, Instant since) {}
