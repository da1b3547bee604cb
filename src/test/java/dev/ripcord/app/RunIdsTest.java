package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void a_thousand_in_one_second_are_a_thousand() {
    var seed = System.nanoTime();
    var ids = new RunIds(new SplittableRandom(seed));
    var made = IntStream.range(0, 1000).mapToObj(_ -> ids.next(NOW)).toList();
    assertThat(made).as("seed " + seed).doesNotHaveDuplicates();
    assertThat(made).allMatch(each -> each.matches("20260301-100000-[0-9a-z]{3}"));
  }
}
