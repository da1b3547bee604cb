package dev.ripcord.run;

import static dev.ripcord.check.Finding.State.BAD;
import static dev.ripcord.check.Finding.State.GOOD;
import static dev.ripcord.check.Finding.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Round;
import dev.ripcord.check.Seen;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutageTest {
  private static final long SECOND = 1_000_000_000L;

  /** One look a second, from the first second on, and an end a second after the last. */
  private static Outage of(State... states) {
    var outage = Outage.from(0);
    for (var i = 0; i < states.length; i++) {
      outage = outage.after(states[i], (i + 1) * SECOND);
    }
    return outage.ended((states.length + 1) * SECOND);
  }

  @Test
  void a_service_that_answers_all_the_time_was_not_down() {
    assertThat(of(GOOD, GOOD).down()).isZero();
    assertThat(of().down()).isZero();
  }

  @Test
  void it_is_down_from_the_first_bad_look_until_the_next_good_one() {
    var outage = of(GOOD, BAD, BAD, GOOD, BAD, GOOD);
    assertThat(outage.down()).isEqualTo(Duration.ofSeconds(3));
    assertThat(outage.longest()).isEqualTo(Duration.ofSeconds(2));
    assertThat(outage.looks()).isEqualTo(6);
  }

  @Test
  void one_that_is_down_at_the_end_was_down_until_then() {
    assertThat(of(GOOD, BAD).down()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void what_cannot_be_told_is_no_downtime() {
    var outage = of(GOOD, UNKNOWN, UNKNOWN, GOOD);
    assertThat(outage.down()).isZero();
    assertThat(outage.blind()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_service_of_several_hosts_is_down_only_when_none_of_them_answers() {
    assertThat(Outage.of(round(BAD, GOOD))).isEqualTo(GOOD);
    assertThat(Outage.of(round(BAD, BAD))).isEqualTo(BAD);
    assertThat(Outage.of(round(BAD, UNKNOWN))).isEqualTo(UNKNOWN);
  }

  private static Round round(State... states) {
    return new Round(
        Stream.of(states).map(each -> new Seen("web", false, Finding.of(each, ""))).toList());
  }
}
