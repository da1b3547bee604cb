package dev.ripcord.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The past of a service in a test, told line by line. */
final class Past {
  private final List<LedgerEvent> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** Another release became known, with this variant as its name. */
  Past found(String variant) {
    var number = ledger().releases().size() + 1;
    return add(
        new LedgerEvent.Found(
            number, "variant:" + variant, Map.of("variant", variant), now, "test"));
  }

  Past deployed(int number) {
    return add(new LedgerEvent.Deployed(number, now, "anna", Optional.empty()));
  }

  Past graded(int number, Grade grade) {
    return add(new LedgerEvent.Graded(number, grade, now, "seen"));
  }

  Past tagged(int number, String tag) {
    return add(new LedgerEvent.Tagged(number, tag, now, "anna"));
  }

  Past named(int number, String selector, String value) {
    return add(new LedgerEvent.Named(number, selector, value, now, "anna"));
  }

  Past quarantined(int number, String why) {
    return add(new LedgerEvent.Quarantined(number, now, why, Optional.empty()));
  }

  Past cleared(int number) {
    return add(new LedgerEvent.Cleared(number, now, "anna", "mended"));
  }

  Ledger ledger() {
    return Ledger.of(events);
  }

  /** Chooses, where nothing but the past is known to speak against a release. */
  Choice choose(String selector, Optional<String> running) {
    return choose(selector, running, Map.of());
  }

  Choice choose(String selector, Optional<String> running, Map<Integer, Readiness> readiness) {
    return Choice.of(
        Selector.parse(selector), new Choice.Facts(ledger(), running, readiness, false));
  }

  private Past add(LedgerEvent event) {
    events.add(event);
    now = now.plusSeconds(60);
    return this;
  }
}
