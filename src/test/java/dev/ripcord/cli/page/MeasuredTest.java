package dev.ripcord.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  @Test
  void numbers_are_written_as_people_read_them() {
    var finding =
        Finding.good("java runs")
            .measured(Map.of("memory-bytes", 2048.0 * (1 << 20), "cpu", 0.414, "count", 1.0));
    assertThat(Measured.text(finding)).isEqualTo(" [count 1, cpu 41%, memory 2048 MiB]");
  }

  @Test
  void what_the_line_says_is_not_said_again() {
    var host = Finding.good("memory 41%, cpu 3%");
    assertThat(Measured.text(host.measured(Map.of("memory", 0.41, "cpu", 0.03, "load", 0.5))))
        .isEqualTo(" [load 0.5]");
    assertThat(Measured.text(Finding.good("200 in 12 ms").measured(Map.of("latency", 0.0123))))
        .isEmpty();
    assertThat(Measured.text(Finding.bad("no answer"))).isEmpty();
  }

  @Test
  void of_many_only_some_are_shown() {
    var buckets = new TreeMap<String, Double>();
    for (var i = 0; i < 9; i++) {
      buckets.put("le=" + i, 1.0 * i);
    }
    assertThat(Measured.text(Finding.good("9 numbers").measured(buckets)))
        .endsWith("le=5 5 and 3 more]");
  }
}
