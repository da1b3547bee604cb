package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowTest {

  /** 2026-03-02 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "Mon-Fri 02:00-05:00,               2026-03-02T02:00:00Z, true",
    "Mon-Fri 02:00-05:00,               2026-03-02T05:00:00Z, false",
    "Mon-Fri 02:00-05:00,               2026-03-01T03:00:00Z, false",
    "Fri-Mon 02:00-05:00,               2026-03-01T03:00:00Z, true",
    "Fri-Mon 02:00-05:00,               2026-03-03T03:00:00Z, false",
    "Sun 22:00-04:00,                   2026-03-02T03:59:00Z, true",
    "Sun 22:00-04:00,                   2026-03-01T03:59:00Z, false",
    "22:00-04:00,                       2026-03-04T01:00:00Z, true",
    "22:00-04:00,                       2026-03-04T12:00:00Z, false",
    "00:00-00:00,                       2026-03-04T12:00:00Z, true",
    "sat 10:00-11:00 Europe/Berlin,     2026-03-07T09:30:00Z, true",
    "Sat 10:00-11:00 Europe/Berlin,     2026-07-04T09:30:00Z, false",
    "Sat 10:00-11:00 Europe/Berlin,     2026-07-04T08:30:00Z, true",
  })
  void a_window_is_open_from_its_begin_until_its_end(String text, Instant at, boolean open) {
    assertThat(Window.parse(text).open(at)).isEqualTo(open);
  }

  @Test
  void a_night_in_which_the_clocks_change_has_its_window_once() {
    var window = Window.parse("Sun 02:30-03:30 Europe/Berlin");
    assertThat(window.open(Instant.parse("2026-03-29T01:15:00Z"))).isTrue();
    assertThat(window.open(Instant.parse("2026-03-29T02:15:00Z"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "at night",
        "Mon 2:00-5:00",
        "Mun 02:00-05:00",
        "Mon 02:00-25:00",
        "02:00-03:00 Mars/Base"
      })
  void what_is_no_window_is_told_with_an_example_or_a_reason(String text) {
    assertThatThrownBy(() -> Window.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(is no window|is no day).*");
  }
}
