package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several services on a network that is away at once. */
final class FleetTest {
  private final HandClock clock = new HandClock();
  private final Fleet fleet = new Fleet();
  private final List<Warden.Deed> deeds = new ArrayList<>();

  @Test
  void those_whose_rules_wait_longer_fell_ill_with_the_others_all_the_same() {
    watched("1m", 2);
    watched("5m", 8);
    look(Sample.State.GOOD, 10);
    look(Sample.State.BAD, 60);
    assertThat(fleet.wardens()).allMatch(each -> each.open().isPresent());
    assertThat(deeds).isEmpty();
  }

  @Test
  void one_that_falls_ill_long_after_the_others_is_gone_back_from() {
    watched("1m", 10);
    look(Sample.State.GOOD, 10);
    var late = fleet.wardens().getLast();
    for (var i = 0; i < 60; i++) {
      clock.pass(Duration.ofSeconds(10));
      var ill = i >= 30;
      fleet
          .wardens()
          .forEach(each -> look(each, each != late || ill ? Sample.State.BAD : Sample.State.GOOD));
    }
    assertThat(deeds).extracting(Warden.Deed::warden).contains(late).containsOnly(late);
  }

  @Test
  void for_many_moments_it_counts_the_same_as_for_each() {
    watched("1m", 2);
    look(Sample.State.GOOD, 10);
    look(Sample.State.BAD, 30);
    watched("1m", 1);
    look(Sample.State.BAD, 10);
    var now = clock.now();
    var counted = fleet.ill(now);
    for (var back = 0; back < 60; back++) {
      var then = now.minusSeconds(back * 10L);
      assertThat(counted.apply(then)).isEqualTo(fleet.ill(then, now));
    }
    assertThat(counted.apply(now.minusSeconds(90)).some()).isEqualTo(1);
  }

  private void watched(String length, int times) {
    for (var i = 0; i < times; i++) {
      var journal = new MemoryJournal(clock);
      journal.learn(
          "shop",
          List.of(
              new LedgerEvent.Found(2, "variant:mediasoup", Map.of(), clock.now(), "seen"),
              new LedgerEvent.Deployed(2, clock.now(), "ci", Optional.empty())));
      var warden = warden(length, journal);
      fleet.add(warden);
      warden.begin(List.of());
      warden.know(new Facts.Way("release:1", Optional.empty()));
    }
  }

  private Warden warden(String length, MemoryJournal journal) {
    var service =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            rules:
              down: { when: unavailable(api) for %s, severity: critical, action: rollback }
            """
                .formatted(length));
    return new Warden(
        service,
        new Annals(journal, "shop", _ -> Map.of()),
        new Warden.Surroundings(
            clock,
            fleet,
            EnumSet.allOf(Guard.class),
            () -> "i-" + clock.now().getEpochSecond(),
            _ -> {},
            _ -> {},
            deeds::add,
            new Tallies()));
  }

  private void look(Sample.State state, int times) {
    for (var i = 0; i < times; i++) {
      clock.pass(Duration.ofSeconds(10));
      fleet.wardens().forEach(each -> look(each, state));
    }
  }

  private void look(Warden warden, Sample.State state) {
    warden.seen(Sample.of("api", clock.now(), state));
    warden.tick(true);
  }
}
