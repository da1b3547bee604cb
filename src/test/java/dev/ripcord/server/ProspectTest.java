package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Service;
import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a service to whoever asks. */
final class ProspectTest {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final HandClock clock = new HandClock();
  private final Service service = WatchedService.usual();
  private final Map<String, Insight.Last> newest = new HashMap<>();
  private Outlook outlook = Outlook.of(service);
  private Instant fell = Instant.EPOCH;
  private Incidents incidents = Incidents.NONE;
  private Optional<Facts.Way> way =
      Optional.of(new Facts.Way("release:1 (canary-5f3a91)", Optional.empty()));

  private void look(Sample.State state, int times) {
    for (var i = 0; i < times; i++) {
      clock.pass(EVERY);
      seen("db", Sample.State.GOOD);
      seen("gateway", Sample.State.GOOD);
      seen("api", state);
    }
  }

  private void seen(String probe, Sample.State state) {
    newest.put(probe, new Insight.Last(clock.now(), state));
    outlook = outlook.after(new Happening.Looked(Sample.of(probe, clock.now(), state)));
  }

  private Told.OfService told() {
    var around =
        new Prospect.Around(
            then -> {
              fell = then;
              return new Facts.Count(1, 1);
            },
            EnumSet.allOf(Guard.class),
            each -> Optional.ofNullable(newest.get(each)),
            text -> text.replace("canary-5f3a91", "***"));
    var known = new Warden.Known(service, outlook, incidents, way);
    return Prospect.of(known, clock.now(), around);
  }

  private Told.OfRule down() {
    return told().rules().getFirst();
  }

  private void deployed() {
    outlook = outlook.after(new Happening.Deployed(clock.now(), 2, Map.of()));
  }

  @Test
  void before_the_first_look_nothing_is_known() {
    way = Optional.empty();
    assertThat(told().probes()).allMatch(each -> each.seen().isEmpty());
    assertThat(told().probes()).allMatch(each -> each.state().equals("unknown"));
    assertThat(down().verdict()).isEqualTo("unknown");
    assertThat(told().quiet()).isFalse();
  }

  @Test
  void a_clock_goes_with_every_bad_look() {
    look(Sample.State.GOOD, 40);
    assertThat(told().quiet()).isTrue();
    look(Sample.State.BAD, 2);
    assertThat(down().verdict()).isEqualTo("pending");
    assertThat(down().said()).startsWith("10s of 1m, 2 bad looks");
    look(Sample.State.BAD, 1);
    assertThat(down().said()).startsWith("20s of 1m, 3 bad looks");
    assertThat(down().burning()).isTrue();
    assertThat(told().quiet()).isFalse();
  }

  @Test
  void what_would_hold_it_is_told_before_it_trips() {
    look(Sample.State.GOOD, 40);
    assertThat(down().course()).isEqualTo("held");
    assertThat(down().held()).containsOnlyKeys("armed-by-a-change");
    deployed();
    look(Sample.State.GOOD, 20);
    assertThat(down().course()).isEqualTo("act");
    assertThat(down().held()).isEmpty();
    outlook = outlook.after(new Happening.Held(clock.now(), "anna: I look canary-5f3a91 at it"));
    assertThat(told().hold()).contains("anna: I look *** at it");
    assertThat(down().course()).isEqualTo("held");
    assertThat(down().held().toString()).contains("I look *** at it");
  }

  @Test
  void a_tripped_rule_is_judged_by_what_was_seen() {
    look(Sample.State.GOOD, 40);
    deployed();
    look(Sample.State.GOOD, 20);
    look(Sample.State.BAD, 8);
    assertThat(down().verdict()).isEqualTo("tripped");
    assertThat(down().course()).isEqualTo("act");
    seen("api", Sample.State.GOOD);
    assertThat(down().held()).containsKey("still-burning");
  }

  @Test
  void a_rule_that_is_well_again_is_not_beside_those_that_fell_ill_with_it_then() {
    look(Sample.State.GOOD, 40);
    deployed();
    var ill = clock.now().plus(EVERY);
    look(Sample.State.BAD, 30);
    told();
    assertThat(fell).isEqualTo(ill);
    look(Sample.State.GOOD, 40);
    assertThat(down().verdict()).isEqualTo("ok");
    assertThat(fell).isEqualTo(clock.now());
  }

  @Test
  void secrets_are_hidden_and_the_way_back_is_told() {
    assertThat(told().way()).contains("release:1 (***)");
    way = Optional.of(new Facts.Way("", Optional.of("its image canary-5f3a91 is gone")));
    assertThat(told().way()).isEmpty();
    assertThat(told().obstacle()).contains("its image *** is gone");
  }

  @Test
  void a_look_that_does_not_come_is_late() {
    look(Sample.State.GOOD, 1);
    clock.pass(Duration.ofSeconds(12));
    assertThat(told().probes().getFirst().lateMs()).isEqualTo(2000);
    assertThat(told().probes().getFirst().late()).isFalse();
    clock.pass(Duration.ofSeconds(4));
    assertThat(told().probes().getFirst().late()).isTrue();
    assertThat(told().quiet()).isFalse();
  }

  @Test
  void an_incident_with_what_is_announced_and_begun_is_told() {
    var at = clock.now();
    var events =
        List.<WatchEvent>of(
            WatchEvent.Opened.byRule(at, "i-1", "down", "critical", "down", Optional.of(2)),
            new WatchEvent.Announced(at, "i-1", "down", at.plusSeconds(60)),
            new WatchEvent.Acting(at, "i-1", "down", "run-1", Optional.empty()));
    for (var each : events.subList(0, 2)) {
      incidents = incidents.after(List.of(new WatchEntry(incidents.last() + 1, each)));
    }
    assertThat(told().incident()).contains("i-1");
    assertThat(told().due()).contains(at.plusSeconds(60));
    assertThat(told().run()).isEmpty();
    incidents = incidents.after(List.of(new WatchEntry(3, events.getLast())));
    assertThat(told().run()).contains("run-1");
    assertThat(told().due()).isEmpty();
  }
}
