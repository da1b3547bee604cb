package dev.ripcord.run;

import static dev.ripcord.check.Finding.State.BAD;
import static dev.ripcord.check.Finding.State.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.HandClock;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.plan.PlannedProbe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class DowntimeProbeTest {
  private static final PlannedProbe PROBE = new PlannedProbe(List.of(), Duration.ofSeconds(1));

  private final HandClock clock = new HandClock();
  private final Sight sight =
      new Sight(new ScriptedHost(), clock, new Secrets(_ -> ""), clock.now());
  private final CountDownLatch through = new CountDownLatch(1);

  /** Sees one state after the other, and then takes for ever over a look. */
  private final class Script implements Check {
    private final Queue<Finding.State> states;

    Script(Finding.State... states) {
      this.states = new ArrayDeque<>(List.of(states));
    }

    @Override
    public String title() {
      return "web";
    }

    @Override
    public Finding look(Sight from) {
      while (states.isEmpty() && !Thread.currentThread().isInterrupted()) {
        through.countDown();
        LockSupport.park();
      }
      return Finding.of(states.isEmpty() ? BAD : states.remove(), "");
    }
  }

  @Test
  void it_looks_until_it_is_ended_and_tells_how_long_the_service_was_down() throws Exception {
    var check = new NamedCheck("web", new Script(GOOD, BAD, BAD, GOOD, GOOD), false);
    try (var probe = new DowntimeProbe(PROBE, List.of(check), sight)) {
      assertThat(through.await(20, TimeUnit.SECONDS)).isTrue();
      var told = probe.ended().orElseThrow();
      assertThat(told.check()).isEqualTo("web");
      assertThat(told.looks()).isEqualTo(5);
      assertThat(told.down()).isEqualTo(Duration.ofSeconds(2));
      assertThat(told.observed()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void where_no_look_came_to_an_end_nothing_is_told() throws Exception {
    var check = new NamedCheck("web", new Script(), false);
    try (var probe = new DowntimeProbe(PROBE, List.of(check), sight)) {
      assertThat(through.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.ended()).isEmpty();
    }
  }
}
