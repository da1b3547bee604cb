package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is worse than before, and what is chance. */
class NoiseTest {
  @Test
  void a_ratio_is_worse_when_both_bounds_lie_apart() {
    assertThat(Noise.ratioIsWorse(30, 200, 2, 1000)).isTrue();
    assertThat(Noise.ratioIsWorse(3, 20, 2, 100)).as("too few").isFalse();
    assertThat(Noise.ratioIsWorse(150, 1000, 100, 1000)).as("not twice as much").isFalse();
    assertThat(Noise.ratioIsWorse(1, 10, 0, 0)).as("nothing before").isFalse();
  }

  @Test
  void it_is_slower_when_most_of_it_is_and_by_a_fifth() {
    var before = List.of(1.0, 1.1, 0.9, 1.2, 1.0, 0.95, 1.05, 1.15, 1.0, 1.1);
    assertThat(Noise.isSlower(List.of(2.0, 2.1, 1.9, 2.2, 2.0, 1.8, 2.3, 2.0), before)).isTrue();
    assertThat(Noise.isSlower(List.of(2.0, 2.1), before)).as("too few to tell").isFalse();
    assertThat(Noise.isSlower(List.of(1.1, 1.2, 1.1, 1.15, 1.2, 1.1, 1.2, 1.1), before))
        .as("by less than a fifth")
        .isFalse();
    assertThat(Noise.isSlower(List.of(0.9, 1.0, 9.0, 0.9, 1.0, 1.0, 9.0, 1.0), before))
        .as("a few slow ones")
        .isFalse();
  }

  @Test
  void of_an_even_count_it_is_the_median_that_people_are_told_that_is_compared() {
    var now = List.of(1.1, 1.5, 1.1, 1.5, 1.1, 1.5, 1.1, 1.5);
    assertThat(Noise.median(now)).contains(1.1);
    assertThat(Noise.isSlower(now, Collections.nCopies(10, 1.0))).isFalse();
  }

  @Test
  void what_is_no_finite_number_can_be_told_too() {
    assertThat(Figure.of(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
    assertThat(Figure.of(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
    assertThat(Figure.of(Double.NaN)).isEqualTo("no number");
    assertThat(Figure.of(1234.5)).isEqualTo("1230");
  }
}
