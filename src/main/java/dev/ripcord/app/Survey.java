package dev.ripcord.app;

import dev.ripcord.catalog.Service;
import dev.ripcord.release.Choice;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a service right now.
 *
 * @param readiness by the release's number
 * @param unrecorded why what was seen could not be written into the journal; empty when it was
 */
public record Survey(
    Service service,
    Target target,
    Observed observed,
    Ledger ledger,
    Map<Integer, Readiness> readiness,
    Optional<String> unrecorded) {

  /** The facts that a choice of a release rests on. */
  Choice.Facts facts() {
    return new Choice.Facts(ledger, observed.identity(), readiness, false);
  }

  /** The release that runs, where that can be told. */
  public Optional<Release> running() {
    return observed.identity().flatMap(ledger::byIdentity);
  }

  /** What runs; else what ran last, as that is what should. */
  Optional<Release> release() {
    return running().or(() -> ledger.current().flatMap(ledger::byNumber));
  }

  /** Why a release cannot be gone back to; empty when it can. */
  public Optional<String> obstacle(Release release) {
    return facts().obstacle(release);
  }
}
