package dev.ripcord.check;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import java.time.Instant;

/**
 * What a look needs: the host, the time, and where secrets come from.
 *
 * @param since when the run began (or now, outside a run): older log lines do not count
 * @param alerts what is heard of alerts, which only the daemon does
 */
public record Sight(Host host, Clock clock, Secrets secrets, Instant since, Alerts alerts) {

  /** One where no alerts are heard. */
  public Sight(Host host, Clock clock, Secrets secrets, Instant since) {
    this(host, clock, secrets, since, Alerts.UNHEARD);
  }

  /** The same from another moment on. */
  public Sight from(Instant moment) {
    return new Sight(host, clock, secrets, moment, alerts);
  }

  /** The same where these alerts are heard. */
  public Sight hearing(Alerts heard) {
    return new Sight(host, clock, secrets, since, heard);
  }
}
