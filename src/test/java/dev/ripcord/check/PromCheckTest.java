package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer of Prometheus means, and that no answer means nothing. */
@Timeout(30)
class PromCheckTest {
  private static final String ONE =
      "{'status':'success','data':{'resultType':'vector','result':[%s]}}";
  private static final String SCALAR =
      "{'status':'success','data':{'resultType':'scalar','result':[1.5,'3']}}";

  @ParameterizedTest
  @CsvSource({
    "'', GOOD",
    "', below: 0.2', GOOD",
    "', below: 12%', BAD",
    "', above: 0.1', GOOD",
    "', above: 0.12', BAD",
    "', above: 0, below: 1', GOOD"
  })
  void a_number_is_good_within_its_bounds_and_always_without(String bounds, State expected) {
    var seen = look("query: up" + bounds, ONE.formatted(series("0.12")));

    assertThat(seen.state()).isEqualTo(expected);
    assertThat(seen.numbers()).containsExactly(Map.entry("value", 0.12));
    assertThat(seen.origin().isPresent()).isEqualTo(expected == State.BAD);
  }

  @Test
  void a_scalar_is_a_number_too() {
    assertThat(look("query: scalar(up)", SCALAR).numbers()).containsEntry("value", 3.0);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "+Inf", "-Inf"})
  void what_is_not_finite_says_nothing(String value) {
    unknown(look("query: a/b, below: 1", ONE.formatted(series(value))), "says nothing");
    unknown(look("queries: { bad: a }", ONE.formatted(series(value))), "not all of it");
  }

  @Test
  void no_series_is_neither_good_nor_bad() {
    unknown(look("query: up, below: 1", ONE.formatted("")), "no result");
    unknown(look("query: up, buckets: true", ONE.formatted("")), "no result");
  }

  @Test
  void several_series_are_an_error_that_says_what_to_do() {
    var two = ONE.formatted(series("1") + "," + series("2"));
    unknown(look("query: up, below: 3", two), "2 series");
    assertThat(look("query: up", two).said()).contains("sum(...)");
  }

  @Test
  void an_error_a_page_and_a_silence_are_unknown() {
    unknown(look("query: up(", 400, "{'status':'error','error':'parse error'}"), "parse error");
    unknown(look("query: up", 302, ""), "302");
    unknown(look("query: up", "<html>"), "no JSON");
    unknown(look("query: up", "{'status':'error','error':'x'}"), "not that of an instant query: x");
    try (var silent = LoopbackServer.that((_, _) -> {})) {
      unknown(at(silent, "query: up, timeout: 200ms"), "cannot be asked");
    }
    unknown(Checks.look("promql", "{ url: 'http://localhost:1', query: up }", host()), "refused");
  }

  @Test
  void several_queries_are_several_numbers_and_one_that_fails_is_named() {
    try (var server =
        LoopbackServer.that((socket, request) ->
            LoopbackServer.send(
                socket,
                LoopbackServer.response(
                    200, json(ONE.formatted(request.contains("query=a") ? series("3") : "")))))) {
      assertThat(at(server, "queries: { bad: a, total: a + a }").numbers())
          .containsExactly(Map.entry("bad", 3.0), Map.entry("total", 3.0));
      unknown(at(server, "queries: { bad: a, total: b }"), "total: the query has no result");
      assertThat(server.requests().get(1)).contains("/api/v1/query?query=a+%2B+a ");
    }
  }

  @Test
  void a_histogram_is_its_buckets_by_their_bounds_however_they_are_written() {
    var histogram = bucket("0.50", 5) + "," + bucket("1e+00", 8) + "," + bucket("+Inf", 9);
    assertThat(look("query: h, buckets: true", ONE.formatted(histogram)).numbers())
        .containsExactly(
            Map.entry("le=+Inf", 9.0), Map.entry("le=0.5", 5.0), Map.entry("le=1", 8.0));
  }

  @Test
  void half_a_histogram_and_two_of_them_are_unknown() {
    unknown(look("query: h, buckets: true", ONE.formatted(bucket("0.5", 5))), "+Inf");
    var two = ONE.formatted(bucket("1", 5) + "," + bucket("1.0", 5));
    unknown(look("query: h, buckets: true", two), "several histograms");
    unknown(look("query: h, buckets: true", ONE.formatted(series("1"))), "no 'le'");
  }

  @Test
  void a_token_is_sent_and_not_told() {
    try (var server =
        LoopbackServer.answering(401, json("{'error':'bad " + Checks.CANARY + "'}"))) {
      var seen = at(server, "query: up, headers: { Authorization: 'Bearer ${env:CANARY}' }");
      unknown(seen, "answered 401: bad ***");
      assertThat(server.requests().getFirst()).contains("Bearer " + Checks.CANARY);
    }
  }

  private static void unknown(Finding finding, String said) {
    assertThat(finding.state()).isEqualTo(State.UNKNOWN);
    assertThat(finding.origin()).contains(Origin.LOCAL);
    assertThat(finding.numbers()).isEmpty();
    assertThat(finding.said()).contains(said);
  }

  private static String series(String value) {
    return "{'metric':{},'value':[1763848800.123,'" + value + "']}";
  }

  private static String bucket(String bound, int count) {
    return "{'metric':{'le':'" + bound + "'},'value':[1,'" + count + "']}";
  }

  private static Finding look(String yaml, String answer) {
    return look(yaml, 200, answer);
  }

  private static Finding look(String yaml, int status, String answer) {
    try (var server = LoopbackServer.answering(status, json(answer))) {
      return at(server, yaml);
    }
  }

  private static Finding at(LoopbackServer server, String yaml) {
    return Checks.look("promql", "{ url: '" + server.url("/") + "', " + yaml + " }", host());
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static ScriptedHost host() {
    return new ScriptedHost();
  }
}
