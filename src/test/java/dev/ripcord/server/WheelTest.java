package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Pace;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WheelTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(5));
  private final Wheel wheel = new Wheel();

  private static long seconds(double count) {
    return (long) (count * 1e9);
  }

  private List<String> due(double at) {
    return all(at).stream().map(each -> each.probe).toList();
  }

  private List<Spoke> all(double at) {
    return most(at, Integer.MAX_VALUE);
  }

  private List<Spoke> most(double at, int most) {
    return Stream.generate(() -> wheel.due(seconds(at)))
        .limit(most)
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  private Spoke first(double at) {
    return wheel.due(seconds(at)).orElseThrow();
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
    var both = all(0);
    wheel.looked(both.get(1), State.GOOD, 0);
    assertThat(due(30)).containsExactly(both.get(1).probe);
  }

  @Test
  void a_bad_one_is_looked_at_more_often_until_it_is_good() {
    wheel.add("shop", "a", PACE, 0, 0);
    wheel.looked(first(0), State.BAD, 0);
    var again = first(5);
    wheel.looked(again, State.UNKNOWN, seconds(5));
    assertThat(wheel.next()).hasValue(seconds(10));
    wheel.looked(first(10), State.GOOD, seconds(10));
    assertThat(wheel.next()).hasValue(seconds(40));
  }

  @Test
  void a_monitor_that_cannot_keep_up_still_looks_at_suspects_in_time() {
    for (var i = 0; i < 500; i++) {
      wheel.add("shop", "p" + i, PACE, 0, 0);
    }
    var suspect = first(0);
    wheel.looked(suspect, State.BAD, 0);
    var late = new ArrayList<Spoke>();
    for (var second = 1; second <= 40; second++) {
      for (var each : most(second, 4)) {
        late.addAll(each == suspect && each.isLate(seconds(second)) ? List.of(each) : List.of());
        wheel.looked(each, each == suspect ? State.BAD : State.GOOD, seconds(second));
      }
    }
    assertThat(late).isEmpty();
    assertThat(all(41)).anyMatch(each -> each.isLate(seconds(41)));
  }
}
