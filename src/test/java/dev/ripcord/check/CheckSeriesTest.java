package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.check.Finding.State;
import dev.ripcord.clock.FakeClock;
import dev.ripcord.host.ScriptedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckSeriesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeClock clock = new FakeClock();
  private final Sight sight = new Sight(new ScriptedHost(), clock, Checks.secrets(), Instant.EPOCH);

  @Test
  void all_good_as_often_in_a_row_as_asked_is_good() throws InterruptedException {
    var result = series(3, checks("GGG")).run(sight, _ -> {});

    assertThat(result).isInstanceOf(SeriesResult.Good.class);
    assertThat(result.rounds()).isEqualTo(3);
    assertThat(clock.slept()).containsExactly(SECOND, SECOND);
  }

  @Test
  void a_service_that_comes_up_and_dies_a_moment_later_does_not_pass() throws InterruptedException {
    var result = series(3, checks("BGGB")).run(sight, _ -> {});

    assertThat(result).isInstanceOf(SeriesResult.Bad.class);
    assertThat(result.said()).contains("one: B");
  }

  @Test
  void one_that_flaps_until_the_end_does_not_pass() throws InterruptedException {
    var result = series(3, checks("BGGBGGBBGG")).run(sight, _ -> {});

    assertThat(result).isInstanceOf(SeriesResult.Bad.class);
    assertThat(result.said()).contains("good 2 of 3 times in a row");
  }

  @Test
  void an_unknown_look_ends_a_row_but_is_not_bad() throws InterruptedException {
    assertThat(series(3, checks("GGUGGUGGUUUUUUUU")).run(sight, _ -> {}))
        .isInstanceOf(SeriesResult.Unknown.class);
    assertThat(series(3, checks("GGUGGG")).run(sight, _ -> {}))
        .isInstanceOf(SeriesResult.Good.class);
    assertThat(series(3, checks("BBUUUUUUUUUUU")).run(sight, _ -> {}))
        .isInstanceOf(SeriesResult.Unknown.class);
  }

  @Test
  void it_ends_in_time() throws InterruptedException {
    var result = series(1, checks("B")).run(sight, _ -> {});

    assertThat(result.rounds()).isEqualTo(10);
    assertThat(clock.slept()).hasSize(9);
  }

  @Test
  void a_slow_look_does_not_make_the_rounds_rarer() throws InterruptedException {
    Check slow =
        check(() -> {
          clock.tick(Duration.ofMillis(400));
          return Finding.good("G");
        });
    series(2, List.of(new NamedCheck("slow", slow, false))).run(sight, _ -> {});

    assertThat(clock.slept()).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void what_only_degrades_does_not_end_the_row_but_has_until_the_end_to_become_good()
      throws InterruptedException {
    var later = List.of(named("one", "G", false), named("two", "BBBBG", true));
    var never = List.of(named("one", "G", false), named("two", "B", true));

    var whole = (SeriesResult.Good) series(2, later).run(sight, _ -> {});
    assertThat(whole.degraded()).isEmpty();
    assertThat(whole.rounds()).isEqualTo(6);
    var degraded = (SeriesResult.Good) series(2, never).run(sight, _ -> {});
    assertThat(degraded.degraded()).extracting(Seen::name).containsExactly("two");
  }

  @Test
  void every_check_has_to_be_good_in_the_same_round() throws InterruptedException {
    var turns = List.of(named("one", "GBGBGBGBGBGB", false), named("two", "BGBGBGBGBGBG", false));

    assertThat(series(1, turns).run(sight, _ -> {})).isInstanceOf(SeriesResult.Bad.class);
  }

  @Test
  void a_check_that_throws_is_unknown() throws InterruptedException {
    Check broken =
        check(() -> {
          throw new IllegalStateException("a fault of ours");
        });
    var result = series(1, List.of(new NamedCheck("broken", broken, false))).run(sight, _ -> {});

    assertThat(result).isInstanceOf(SeriesResult.Unknown.class);
    assertThat(result.said()).contains("a fault of ours");
  }

  @Test
  void without_any_check_nothing_is_proven() throws InterruptedException {
    assertThat(series(1, List.of()).run(sight, _ -> {})).isInstanceOf(SeriesResult.Unknown.class);
  }

  @Test
  void a_listener_hears_of_every_round() throws InterruptedException {
    var rows = new ArrayList<Integer>();
    series(2, checks("GBGG")).run(sight, state -> rows.add(state.row()));

    assertThat(rows).containsExactly(1, 0, 1, 2);
  }

  @Test
  void checks_look_side_by_side() throws InterruptedException {
    var both = new CountDownLatch(2);
    Check meets =
        check(() -> {
          both.countDown();
          return met(both) ? Finding.good("G") : Finding.bad("alone");
        });
    var round =
        CheckSeries.round(
            sight, List.of(new NamedCheck("a", meets, false), new NamedCheck("b", meets, false)));

    assertThat(round.state()).isEqualTo(State.GOOD);
  }

  @Test
  void an_interrupt_ends_it() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> series(3, checks("G")).run(sight, _ -> {}))
        .isInstanceOf(InterruptedException.class);
  }

  private static boolean met(CountDownLatch both) {
    try {
      return both.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CheckSeries series(int good, List<NamedCheck> checks) {
    return new CheckSeries(checks, good, SECOND, Duration.ofSeconds(10));
  }

  private static List<NamedCheck> checks(String script) {
    return List.of(named("one", script, false));
  }

  /** A check that sees what the script says, and then its last for ever. */
  private static NamedCheck named(String name, String script, boolean degrades) {
    var at = new AtomicInteger();
    return new NamedCheck(
        name,
        check(() -> {
          var index = Math.min(at.getAndIncrement(), script.length() - 1);
          return switch (script.charAt(index)) {
            case 'G' -> Finding.good("G");
            case 'B' -> Finding.bad("B");
            default -> Finding.unknown("U");
          };
        }),
        degrades);
  }

  private static Check check(java.util.function.Supplier<Finding> look) {
    return new Check() {
      @Override
      public String title() {
        return "scripted";
      }

      @Override
      public Finding look(Sight sight) {
        return look.get();
      }
    };
  }
}
