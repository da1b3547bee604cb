package dev.ripcord.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All releases of one service that are known; the fold of its events.
 *
 * @param releases by number, oldest first
 * @param current the number of the release that was last known to run
 * @param deployments numbers in the order in which they were deployed, oldest first
 */
public record Ledger(List<Release> releases, Optional<Integer> current, List<Integer> deployments) {
  /** Nothing known. */
  public static final Ledger EMPTY = new Ledger(List.of(), Optional.empty(), List.of());

  public Ledger {
    releases = List.copyOf(releases);
    deployments = List.copyOf(deployments);
  }

  /** The ledger after these events. */
  public static Ledger of(List<LedgerEvent> events) {
    var ledger = EMPTY;
    for (var each : events) {
      ledger = ledger.after(each);
    }
    return ledger;
  }

  /** The ledger after one more event. */
  public Ledger after(LedgerEvent event) {
    return event.onto(this);
  }

  /** The release with this identity. */
  public Optional<Release> byIdentity(String identity) {
    return releases.stream().filter(each -> each.identity().equals(identity)).findFirst();
  }

  /** The release with this number. */
  public Optional<Release> byNumber(int number) {
    return releases.stream().filter(each -> each.number() == number).findFirst();
  }

  /** The same with every quarantine lifted, for a person who means it. */
  public Ledger withoutQuarantine() {
    return new Ledger(
        releases.stream().map(each -> each.quarantine(Optional.empty())).toList(),
        current,
        deployments);
  }

  /** Events for what is on the target and not known yet: releases, and tags of those known. */
  public List<LedgerEvent> news(List<Artefact> artefacts, Instant now, String by) {
    var events = new ArrayList<LedgerEvent>();
    var number = releases.stream().mapToInt(Release::number).max().orElse(0);
    for (var each : artefacts) {
      var known = byIdentity(each.identity());
      if (known.isEmpty()) {
        events.add(
            new LedgerEvent.Found(
                ++number, each.identity(), each.selectors(), each.since().orElse(now), by));
      } else {
        var release = known.get();
        release.unknown(each.tags()).stream()
            .map(tag -> new LedgerEvent.Tagged(release.number(), tag, now, by))
            .forEach(events::add);
      }
    }
    return events;
  }

  /** The event that tells that another release runs than was known; none when nothing changed. */
  public Optional<LedgerEvent> noticed(Optional<String> running, Instant now, String by) {
    return running
        .flatMap(this::byIdentity)
        .map(Release::number)
        .filter(number -> !current.equals(Optional.of(number)))
        .map(number -> new LedgerEvent.Deployed(number, now, by, Optional.empty()));
  }

  /** Journals of before have some twice, as two who looked at once both found them. */
  Ledger found(LedgerEvent.Found found) {
    if (byIdentity(found.identity()).isPresent()) {
      return this;
    }
    var more = new ArrayList<>(releases);
    more.add(
        new Release(
            found.number(),
            found.identity(),
            found.selectors(),
            found.at(),
            Grade.KNOWN,
            Optional.empty()));
    return new Ledger(more, current, deployments);
  }

  Ledger deployed(int number, Instant at) {
    var more = new ArrayList<>(deployments);
    more.add(number);
    return new Ledger(
        change(number, each -> each.deployed(at)).releases(), Optional.of(number), more);
  }

  Ledger change(int number, UnaryOperator<Release> change) {
    return new Ledger(
        releases.stream().map(each -> each.number() == number ? change.apply(each) : each).toList(),
        current,
        deployments);
  }
}
