package dev.ripcord.server;

import dev.ripcord.catalog.Service;
import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Message;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Sample;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A service under the eyes of a warden, on a clock that is turned by hand. */
abstract class WatchedShop {
  static final Duration EVERY = Duration.ofSeconds(10);

  final HandClock clock = new HandClock();
  final MemoryJournal journal = new MemoryJournal(clock);
  final FakeHands hands = new FakeHands(journal);
  final List<Message> told = new ArrayList<>();
  final List<String> complaints = new ArrayList<>();
  final Deque<Warden.Deed> deeds = new ArrayDeque<>();
  Service service = WatchedService.usual();
  Warden warden;
  boolean ending;

  @BeforeEach
  void a_service_is_watched_and_well() {
    warden = begun();
    look(Sample.State.GOOD, 40);
  }

  Warden begun() {
    var annals = new Annals(journal, "shop", _ -> Map.of());
    var fleet = new Fleet();
    var fresh =
        new Warden(
            service,
            annals,
            new Warden.Surroundings(
                clock,
                fleet,
                EnumSet.allOf(Guard.class),
                () -> "i-" + clock.now().getEpochSecond(),
                told::add,
                complaints::add,
                deeds::add,
                new Tallies()));
    fleet.add(fresh);
    fresh.begin(List.of());
    fresh.know(new Facts.Way("release:1", Optional.empty()));
    return fresh;
  }

  void look(Sample.State state, int times) {
    for (var i = 0; i < times; i++) {
      clock.pass(EVERY);
      for (var each : List.of("db", "gateway")) {
        warden.seen(Sample.of(each, clock.now(), Sample.State.GOOD));
      }
      warden.seen(Sample.of("api", clock.now(), state));
      warden.tick(true);
      act();
    }
  }

  void act() {
    while (!deeds.isEmpty()) {
      new Deeds(hands, clock, new StopSwitch(), () -> ending).run(deeds.remove());
    }
  }

  void deploy() {
    journal.learn(
        "shop",
        List.of(
            new LedgerEvent.Found(2, "variant:mediasoup", Map.of(), clock.now(), "seen"),
            new LedgerEvent.Deployed(2, clock.now(), "ci", Optional.empty())));
    warden.tick(true);
    look(Sample.State.GOOD, 7);
  }

  List<WatchEvent> written() {
    return journal.watching("shop", 0).stream().map(WatchEntry::event).toList();
  }

  <T extends WatchEvent> List<T> written(Class<T> type) {
    return written().stream().filter(type::isInstance).map(type::cast).toList();
  }

  void has_remedies(String more) {
    service =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            remedies:
              clear: { steps: [ { rollback: release } ] }
              restart: { steps: [ { rollback: release } ] }
            rules:
              down:
                when: unavailable(api) for 1m
                severity: critical
                first: [ clear, restart ]
                action: rollback
            """
                + more);
    warden = begun();
    look(Sample.State.GOOD, 40);
    deploy();
  }

  void said(WatchEvent event) {
    journal.note("shop", Optional.empty(), List.of(event));
    warden.tick(true);
  }
}
