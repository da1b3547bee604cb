package dev.ripcord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.312S, 312 ms",
    "PT0.999999S, 999 ms",
    "PT1S, 1 s",
    "PT4.25S, 4.2 s",
    "PT59.999S, 59.9 s",
    "PT60S, 1 min",
    "PT2M5.9S, 2 min 05 s",
    "PT59M59S, 59 min 59 s",
    "PT1H, 1 h",
    "PT3H7M, 3 h 07 min",
    "PT24H, 1 d 0 h",
    "P2DT4H, 2 d 4 h",
    "PT-3.5S, -3.5 s",
  })
  void a_length_is_as_exact_as_it_matters(Duration length, String text) {
    assertThat(Spans.text(length)).isEqualTo(text);
  }
}
