package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurveysTest {
  private static final Duration APART = Duration.ofMinutes(1);

  private final Surveys surveys = new Surveys();
  private long now = 1_000_000_000_000L;

  private List<String> begin() {
    return surveys.begin(now, APART);
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void each_is_due_at_once_and_then_in_its_time() {
    surveys.add("shop", now);
    assertThat(begin()).containsExactly("shop");
    surveys.over("shop");
    pass(59);
    assertThat(begin()).isEmpty();
    pass(1);
    assertThat(begin()).containsExactly("shop");
  }

  @Test
  void one_that_is_bad_goes_before_the_others() {
    IntStream.range(0, 9).forEach(each -> surveys.add("s" + each, now));
    surveys.hurry("s8", now);
    assertThat(begin()).hasSize(Surveys.AT_ONCE).startsWith("s8");
  }

  @Test
  void nothing_begins_while_as_many_as_may_be_are_under_way() {
    IntStream.range(0, 9).forEach(each -> surveys.add("s" + each, now));
    var first = begin();
    assertThat(begin()).isEmpty();
    surveys.over(first.getFirst());
    assertThat(begin()).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void one_that_takes_long_is_begun_once_however_often_it_is_seen_bad() {
    surveys.add("shop", now);
    assertThat(begin()).containsExactly("shop");
    for (var i = 0; i < 100; i++) {
      pass(5);
      surveys.hurry("shop", now);
      assertThat(begin()).isEmpty();
    }
    surveys.over("shop");
    assertThat(begin()).containsExactly("shop");
    surveys.over("shop");
    assertThat(begin()).isEmpty();
  }

  @Test
  void one_that_goes_up_and_down_is_not_looked_at_all_the_time() {
    surveys.add("shop", now);
    var begun = 0;
    for (var second = 0; second < 60; second++) {
      surveys.hurry("shop", now);
      var next = begin();
      begun += next.size();
      next.forEach(surveys::over);
      pass(1);
    }
    assertThat(begun).isEqualTo(12);
  }
}
