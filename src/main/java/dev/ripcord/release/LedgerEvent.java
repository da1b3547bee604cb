package dev.ripcord.release;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One fact about the releases of a service; the ledger is their fold. */
public sealed interface LedgerEvent {
  /** The release's number. */
  int number();

  Instant at();

  /** The ledger after it. */
  Ledger onto(Ledger ledger);

  /** A release became known; {@code by} is who or what told. */
  @Json
  record Found(int number, String identity, Map<String, String> selectors, Instant at, String by)
      implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.found(this);
    }
  }

  /** A release is the one that runs, from now on; {@code run} is the run that put it there. */
  @Json
  record Deployed(int number, Instant at, String by, Optional<String> run) implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.deployed(number, at);
    }
  }

  /** A release was seen to be as good as that. */
  @Json
  record Graded(int number, Grade grade, Instant at, String why) implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.change(number, each -> each.graded(grade));
    }
  }

  /** A release got one more name, such as the tag before a deployment. */
  @Json
  record Tagged(int number, String tag, Instant at, String by) implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.change(number, each -> each.named("tag", tag));
    }
  }

  /** A release got a name of another kind than a tag, such as its {@code commit}. */
  @Json
  record Named(int number, String selector, String value, Instant at, String by)
      implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.change(number, each -> each.named(selector, value));
    }
  }

  /** A release may not be gone back to. */
  @Json
  record Quarantined(int number, Instant at, String why, Optional<String> run)
      implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.change(number, each -> each.quarantine(Optional.of(why)));
    }
  }

  /** A quarantine was lifted. */
  @Json
  record Cleared(int number, Instant at, String by, String why) implements LedgerEvent {
    @Override
    public Ledger onto(Ledger ledger) {
      return ledger.change(number, each -> each.quarantine(Optional.empty()));
    }
  }
}
