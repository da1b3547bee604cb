package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Pace;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(5));
  private final Wheel wheel = new Wheel();

  private static long seconds(double count) {
    return (long) (count * 1e9);
  }

  private List<String> due(double at) {
    return wheel.due(seconds(at), 100).stream().map(each -> each.spoke().probe).toList();
  }

  @Test
  void first_looks_are_spread_over_the_interval() {
    wheel.add("shop", "a", PACE, 0, 0);
    wheel.add("shop", "b", PACE, 0.5, 0);
    assertThat(due(0)).containsExactly("a");
    assertThat(due(14)).isEmpty();
    assertThat(due(15)).containsExactly("b");
  }

  @Test
  void one_that_hangs_is_not_looked_at_again_and_holds_up_no_other() {
    wheel.add("shop", "hangs", PACE, 0, 0);
    wheel.add("shop", "other", PACE, 0, 0);
    var turns = wheel.due(0, 100);
    wheel.looked(turns.get(1).spoke(), State.GOOD, 0);
    assertThat(due(30)).containsExactly(turns.get(1).spoke().probe);
  }

  @Test
  void a_bad_one_is_looked_at_more_often_until_it_is_good() {
    wheel.add("shop", "a", PACE, 0, 0);
    wheel.looked(wheel.due(0, 1).getFirst().spoke(), State.BAD, 0);
    var again = wheel.due(seconds(5), 1).getFirst().spoke();
    wheel.looked(again, State.UNKNOWN, seconds(5));
    assertThat(wheel.next()).hasValue(seconds(10));
    wheel.looked(wheel.due(seconds(10), 1).getFirst().spoke(), State.GOOD, seconds(10));
    assertThat(wheel.next()).hasValue(seconds(40));
  }

  @Test
  void a_monitor_that_cannot_keep_up_still_looks_at_suspects_in_time() {
    for (var i = 0; i < 500; i++) {
      wheel.add("shop", "p" + i, PACE, 0, 0);
    }
    var suspect = wheel.due(0, 1).getFirst().spoke();
    wheel.looked(suspect, State.BAD, 0);
    var late = new ArrayList<Wheel.Turn>();
    for (var second = 1; second <= 40; second++) {
      for (var each : wheel.due(seconds(second), 4)) {
        late.addAll(each.spoke() == suspect && each.late() ? List.of(each) : List.of());
        var state = each.spoke() == suspect ? State.BAD : State.GOOD;
        wheel.looked(each.spoke(), state, seconds(second));
      }
    }
    assertThat(late).isEmpty();
    assertThat(wheel.due(seconds(41), 400)).anyMatch(Wheel.Turn::late);
  }
}
