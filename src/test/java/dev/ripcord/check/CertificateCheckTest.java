package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.probe.CertificateResult.Shown;
import dev.ripcord.probe.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void how_long_it_lasts_is_compared_and_a_number() {
    var month = judge(Duration.ofDays(30), Optional.empty());
    assertThat(month.state()).isEqualTo(State.GOOD);
    assertThat(month.said()).isEqualTo("it lasts 30 more days");
    assertThat(month.numbers()).containsExactly(Map.entry("left", 30 * 86400.0));

    assertThat(judge(Duration.ofDays(13), Optional.empty()).state()).isEqualTo(State.BAD);
    assertThat(judge(Duration.ofHours(5), Optional.empty()).said()).contains("5 more hours");
    assertThat(judge(Duration.ofHours(-1), Optional.of("expired")).said())
        .isEqualTo("it ended on 2026-11-21T23:00:00Z");
  }

  @Test
  void one_that_is_not_believed_is_bad_however_long_it_lasts() {
    var seen = judge(Duration.ofDays(300), Optional.of("TLS failed: unable to find a path"));
    assertThat(seen.state()).isEqualTo(State.BAD);
    assertThat(seen.said()).contains("not believed", "unable to find a path");
    assertThat(seen.numbers()).containsKey("left");
  }

  private static Finding judge(Duration rest, Optional<String> distrust) {
    var timings = new Timings(Map.of(), Duration.ZERO, Duration.ZERO);
    var shown = new Shown(NOW.plus(rest), "CN=shop", distrust, timings);
    return ((CertificateCheck) Checks.of("certificate", "shop.example:443")).judge(shown, NOW);
  }
}
