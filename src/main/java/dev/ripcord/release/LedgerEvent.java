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

  /** A release became known; {@code by} is who or what told. */
  @Json
  record Found(int number, String identity, Map<String, String> selectors, Instant at, String by)
      implements LedgerEvent {}

  /** A release is the one that runs, from now on; {@code run} is the run that put it there. */
  @Json
  record Deployed(int number, Instant at, String by, Optional<String> run) implements LedgerEvent {}

  /** A release was seen to be as good as that. */
  @Json
  record Graded(int number, Grade grade, Instant at, String why) implements LedgerEvent {}

  /** A release got one more name, such as the tag before a deployment. */
  @Json
  record Tagged(int number, String tag, Instant at, String by) implements LedgerEvent {}

  /** A release got a name of another kind than a tag, such as its {@code commit}. */
  @Json
  record Named(int number, String selector, String value, Instant at, String by)
      implements LedgerEvent {}

  /** A release may not be gone back to. */
  @Json
  record Quarantined(int number, Instant at, String why, Optional<String> run)
      implements LedgerEvent {}

  /** A quarantine was lifted. */
  @Json
  record Cleared(int number, Instant at, String by, String why) implements LedgerEvent {}
}
