package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpResult;
import dev.ripcord.probe.HttpResult.Answered;
import dev.ripcord.probe.HttpResult.Header;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Phase;
import dev.ripcord.probe.Timings;
import dev.ripcord.probe.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpExpectationTest {
  private static final String JSON = "{\"status\":\"ok\",\"version\":\"1.3.9\",\"n\":1.50}";

  @ParameterizedTest
  @CsvSource({
    "200, GOOD",
    "204, GOOD",
    "299, GOOD",
    "301, BAD",
    "302, BAD",
    "404, BAD",
    "500, BAD",
    "503, BAD"
  })
  void only_a_status_of_success_is_good_unless_told_otherwise(int status, State expected) {
    assertThat(judge("url: http://x/", answer(status, "")).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, GOOD",
    "'[200, 204]', 204, GOOD",
    "'[200, 204]', 201, BAD",
    "4xx, 404, GOOD"
  })
  void a_status_may_be_one_a_list_or_a_class(String spec, int status, State expected) {
    assertThat(judge("status: " + spec, answer(status, "")).state()).isEqualTo(expected);
  }

  @Test
  void a_200_with_the_wrong_version_is_bad_and_says_both() {
    var finding = judge("expect: { json: { $.version: '~1\\.4\\..*' } }", answer(200, JSON));

    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.said()).contains("200", "1.3.9", "1\\.4");
    assertThat(finding.evidence())
        .containsEntry("$.version", "1.3.9")
        .containsEntry("status", "200");
  }

  @Test
  void numbers_are_compared_as_numbers_and_texts_as_texts() {
    assertThat(judge("expect: { json: { $.n: 1.5 } }", answer(200, JSON)).isGood()).isTrue();
    assertThat(judge("expect: { json: { $.n: '<1.5' } }", answer(200, JSON)).isGood()).isFalse();
    assertThat(judge("expect: { json: { $.status: '!down' } }", answer(200, JSON)).isGood())
        .isTrue();
    assertThat(judge("expect: { json: { $.none: ok } }", answer(200, JSON)).said())
        .contains("$.none is missing");
  }

  @Test
  void an_answer_that_is_not_json_tells_what_it_is() {
    var page = answer(200, "<html>login</html>", new Header("Content-Type", "text/html"));

    assertThat(judge("expect: { json: { $.status: ok } }", page).said())
        .contains("expected JSON", "text/html");
  }

  @Test
  void a_body_is_searched_for_what_must_and_must_not_be_there() {
    var answered = answer(200, "all fine");
    assertThat(judge("expect: { body-contains: fine }", answered).isGood()).isTrue();
    assertThat(judge("expect: { body-contains: [fine, well] }", answered).said())
        .contains("'well'");
    assertThat(judge("expect: { body-not-contains: fine }", answered).state()).isEqualTo(State.BAD);
  }

  @Test
  void what_a_cut_body_lacks_is_not_known_to_be_missing() {
    var cut = new Answered(200, List.of(), new byte[] {'a'}, true, address(), timings(1, 0));

    assertThat(judge("expect: { body-contains: b }", cut).state()).isEqualTo(State.UNKNOWN);
    assertThat(judge("expect: { body-not-contains: b }", cut).state()).isEqualTo(State.UNKNOWN);
    assertThat(judge("expect: { body-not-contains: a }", cut).state()).isEqualTo(State.BAD);
    assertThat(judge("expect: { json: { $.a: b } }", cut).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_header_is_compared() {
    var answered = answer(200, "", new Header("X-Version", "7"));
    assertThat(judge("expect: { header: { x-version: 7 } }", answered).isGood()).isTrue();
    assertThat(judge("expect: { header: { x-version: 8 } }", answered).said()).contains("7", "8");
    assertThat(judge("expect: { header: { x-other: 8 } }", answered).said()).contains("missing");
  }

  @Test
  void an_answer_that_is_too_slow_is_bad_unless_ripcord_itself_was_slow() {
    var slow = new Answered(200, List.of(), new byte[0], false, address(), timings(700, 0));
    var held = new Answered(200, List.of(), new byte[0], false, address(), timings(700, 400));

    assertThat(judge("faster-than: 500ms", slow).state()).isEqualTo(State.BAD);
    assertThat(judge("faster-than: 500ms", held).state()).isEqualTo(State.UNKNOWN);
    assertThat(judge("faster-than: 701ms", slow).state()).isEqualTo(State.GOOD);
  }

  @Test
  void how_long_it_took_is_a_number_unless_ripcord_itself_was_slow() {
    var slow = new Answered(500, List.of(), new byte[0], false, address(), timings(700, 140));
    var held = new Answered(200, List.of(), new byte[0], false, address(), timings(700, 141));

    assertThat(judge("url: http://x/", slow).numbers()).containsEntry("latency", 0.7);
    assertThat(judge("url: http://x/", slow).origin()).contains(Origin.ANSWER);
    assertThat(judge("url: http://x/", held).numbers()).isEmpty();
    assertThat(judge("url: http://x/", held).origin()).isEmpty();
  }

  @Test
  void only_what_an_answer_says_is_true_however_slow_ripcord_was() {
    var wrong = new Answered(500, List.of(), new byte[0], false, address(), timings(700, 0));
    var slow = new Answered(200, List.of(), new byte[0], false, address(), timings(700, 0));
    var late = new Answered(408, List.of(), new byte[0], false, address(), timings(700, 0));

    assertThat(judge("faster-than: 500ms", wrong).origin()).contains(Origin.ANSWER);
    assertThat(judge("faster-than: 500ms", slow).origin()).contains(Origin.REMOTE);
    assertThat(judge("url: http://x/", late).origin()).contains(Origin.REMOTE);
  }

  @ParameterizedTest
  @CsvSource({"ANSWER, BAD", "REMOTE, BAD", "LOCAL, UNKNOWN", "PATH, UNKNOWN"})
  void a_failure_counts_against_the_service_only_when_it_is_the_services(
      Origin origin, State expected) {
    var failed = new Failed(Phase.HEADERS, origin, "no end within 5 s", timings(5000, 0));

    assertThat(judge("url: http://x/", failed).state()).isEqualTo(expected);
    assertThat(judge("url: http://x/", failed).said()).contains("no end");
    assertThat(judge("url: http://x/", failed).origin()).contains(origin);
  }

  @Test
  void a_redirect_tells_where_it_leads_without_its_query() {
    var answered = answer(302, "", new Header("Location", "/login?next=secret"));

    assertThat(judge("url: http://x/", answered).said())
        .contains("http://x/login")
        .doesNotContain("secret");
  }

  private static Finding judge(String yaml, HttpResult result) {
    var whole = yaml.startsWith("url") ? yaml : "url: http://x/\n" + yaml;
    return ((HttpCheck) Checks.of("http", whole)).expectation().judge(result);
  }

  private static Answered answer(int status, String body, Header... headers) {
    return new Answered(
        status,
        List.of(headers),
        body.getBytes(StandardCharsets.UTF_8),
        false,
        address(),
        timings(12, 0));
  }

  private static WebAddress address() {
    return WebAddress.parse("http://x/");
  }

  private static Timings timings(long total, long late) {
    return new Timings(Map.of(), Duration.ofMillis(total), Duration.ofMillis(late));
  }
}
