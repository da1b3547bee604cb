package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Checks;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus answers when it knows a thing, and when it knows nothing. */
@Needs(Part.PROMETHEUS)
class PromqlTest {
  @TempDir private static Path folder;
  private static RealPrometheus prometheus;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start(folder);
    Eventually.holds("prometheus answers", () -> look("query: 'vector(1)'").isGood());
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  @Test
  void a_number_is_compared() {
    assertThat(look("query: 'vector(0.12)', below: 10%").state()).isEqualTo(State.BAD);
    assertThat(look("query: 'scalar(vector(0.12))', below: 0.2").isGood()).isTrue();
  }

  @Test
  void a_query_with_an_error_seems_well_to_who_counts_its_results_and_is_unknown_here() {
    var url = "http://127.0.0.1:" + prometheus.port() + "/api/v1/query?query=up(";
    var counted = "curl -s '" + url + "' | jq '.data.result | length'";
    var naive = Background.start(List.of("sh", "-c", counted), "").await(Duration.ofSeconds(10));
    assertThat(naive.ok()).isTrue();
    assertThat(naive.text()).isEqualTo("0");

    var seen = look("query: 'up('");
    assertThat(seen.state()).isEqualTo(State.UNKNOWN);
    assertThat(seen.said()).contains("answered 400", "parse error");
  }

  @Test
  void what_nobody_measures_is_unknown() {
    assertThat(look("query: 'up{job=\"none\"}', below: 1").state()).isEqualTo(State.UNKNOWN);
    assertThat(look("query: 'vector(0) / vector(0)', below: 1").said()).contains("NaN");
    assertThat(look("query: 'prometheus_http_requests_total + on(job) vector(1)'").state())
        .isEqualTo(State.UNKNOWN);
    assertThat(
            look("query: 'vector(1) or label_replace(vector(2), \"a\", \"b\", \"\", \"\")'").said())
        .contains("2 series");
  }

  @Test
  void a_histogram_is_its_buckets() {
    var bucket = "label_replace(vector(%s), \"le\", \"%s\", \"\", \"\")";
    var query = bucket.formatted(5, "0.5") + " or " + bucket.formatted(9, "+Inf");
    assertThat(look("buckets: true, query: '" + query + "'").numbers())
        .containsExactly(Map.entry("le=+Inf", 9.0), Map.entry("le=0.5", 5.0));
  }

  private static Finding look(String yaml) {
    var url = "http://127.0.0.1:" + prometheus.port();
    return Checks.look("promql", "{ url: '" + url + "', " + yaml + " }", Checks.local(folder));
  }
}
