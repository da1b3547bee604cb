package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {
  private final LogTime time = new LogTime(ZoneOffset.ofHours(2), 2026);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01T12:00:00Z x | 2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00.5 x | 2026-03-01T10:00:00.5Z",
        "[2026-03-01 12:00:00,123] x | 2026-03-01T10:00:00.123Z",
        "2026-03-01T12:00:00.123456789+0100 x | 2026-03-01T11:00:00.123456789Z",
        "2026/03/01 12:00:00 [error] x | 2026-03-01T10:00:00Z",
        "127.0.0.1 - - [01/Mar/2026:12:00:00 +0000] x | 2026-03-01T12:00:00Z",
        "Mar  1 12:00:00 host x | 2026-03-01T10:00:00Z",
        "{\"time\":\"2026-03-01T12:00:00.5Z\"} | 2026-03-01T12:00:00.5Z"
      })
  void the_usual_forms_are_read(String line, Instant expected) {
    assertThat(time.of(line)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "started", "12:00:00 x", "2026-13-01 12:00:00 x", "Foo 01 12:00:00"})
  void other_lines_tell_no_time(String line) {
    assertThat(time.of(line)).isEmpty();
  }
}
