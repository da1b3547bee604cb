package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
  @ParameterizedTest
  @CsvSource({
    "ok, ok, true",
    "ok, okay, false",
    "1.4, 1.40, false",
    "~1\\.4\\..*, 1.4.2, true",
    "~1\\.4\\..*, 11.4.2, false",
    "~ok, not ok, false",
    "!down, up, true",
    "!down, down, false",
    "<500, 499.9, true",
    "<500, 500, false",
    "<=500, 500, true",
    ">=1, 1, true",
    ">1, 1, false",
    "> 1, 2, true",
    "<2GiB, 2147483647, true",
    "<2GiB, 2147483648, false",
    ">= 1 MB, 1000000, true",
    "2GiB, 2GiB, true",
    ">1, many, false",
    "=~x, ~x, true",
    "==, =, true"
  })
  void a_text_is_compared_as_it_says(String expected, String value, boolean met) {
    assertThat(Expected.parse(expected).met(value)).isEqualTo(met);
  }

  @Test
  void a_number_is_the_same_number_however_it_is_written() {
    assertThat(Expected.parse("5").metBy(new BigDecimal("5.0"))).isTrue();
    assertThat(Expected.parse("5e2").metBy(new BigDecimal("500"))).isTrue();
    assertThat(Expected.parse("!5").metBy(new BigDecimal("5.0"))).isFalse();
    assertThat(Expected.parse("five").metBy(new BigDecimal("5"))).isFalse();
    assertThat(Expected.parse("~5.*").metBy(new BigDecimal("5E+2"))).isTrue();
  }

  @Test
  void what_cannot_be_compared_is_refused_when_it_is_read() {
    assertThatThrownBy(() -> Expected.parse("~(")).hasMessageContaining("regular expression");
    assertThatThrownBy(() -> Expected.parse("<fast"))
        .hasMessageContaining("'fast' is not a number");
  }
}
