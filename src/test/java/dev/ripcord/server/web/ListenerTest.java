package dev.ripcord.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Verdict;
import dev.ripcord.server.Insight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is answered to whom. */
final class ListenerTest {
  private static final String TOKEN = "canary-5f3a91";
  private static final String EMPTY = "{ \"version\": \"4\", \"alerts\": [] }";

  private final List<String> log = new ArrayList<>();
  private final HandClock clock = new HandClock();
  private boolean turning = true;
  private Optional<String> token = Optional.of(TOKEN);

  private final Doorkeeper doorkeeper = new Doorkeeper(this::token, log::add);

  private Optional<String> token() {
    return token.map(each -> {
      if (each.equals("gone")) {
        throw new IllegalStateException("the secret ${file:/x} has no value");
      }
      return each;
    });
  }

  private final Pages local = pages(true);
  private final Pages wide = pages(false);

  private Pages pages(boolean open) {
    var shown = new Pages.Shown(() -> turning, ListenerTest::insight, "1.2");
    return new Pages(shown, new HeardAlerts(clock), doorkeeper, open, clock, log::add);
  }

  static Insight insight() {
    var looks = new TreeMap<>(Map.of(Sample.State.GOOD, 7L, Sample.State.BAD, 2L));
    var guards = new TreeMap<>(Map.of(Guard.WAY_BACK, new Insight.Asked(1, 2)));
    var last = new Insight.Last(Instant.parse("2026-03-01T12:00:00.5Z"), Sample.State.BAD);
    var shop =
        new Insight.OfService(
            "shop",
            Map.of("api", Optional.of(last)),
            Map.of("down", Verdict.Kind.TRIPPED),
            true,
            3,
            Map.of("recovered", 1L),
            Map.of("failed_safe", 2L),
            Optional.of(false),
            true,
            false,
            false);
    return new Insight(looks, 4, guards, List.of(shop));
  }

  private static Answer ask(Pages pages, String method, String path, String shown, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return ask(pages, method, path, shown, new ByteArrayInputStream(bytes));
  }

  private static Answer ask(
      Pages pages, String method, String path, String shown, InputStream body) {
    var authorization = Optional.of(shown).filter(each -> !each.isEmpty());
    try {
      return pages.answer(
          new Request(method, path, authorization, "192.0.2.7", Optional.empty(), body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void on_this_machine_anybody_may_look_and_nobody_tells_of_alerts_without_the_token() {
    assertThat(ask(local, "GET", "/-/healthy", "", "").status()).isEqualTo(200);
    assertThat(ask(local, "GET", "/metrics", "", "").status()).isEqualTo(200);
    assertThat(ask(local, "POST", "/alerts", "", EMPTY).status()).isEqualTo(401);
    assertThat(ask(local, "POST", "/alerts", "Bearer " + TOKEN, EMPTY).status()).isEqualTo(200);
    token = Optional.empty();
    assertThat(ask(local, "POST", "/alerts", "Bearer x", EMPTY).status()).isEqualTo(403);
  }

  @Test
  void beyond_it_nothing_is_shown_without_the_token() {
    for (var path : List.of("/-/healthy", "/metrics", "/", "/etc/passwd")) {
      assertThat(ask(wide, "GET", path, "", "").status()).isEqualTo(401);
      assertThat(ask(wide, "GET", path, "Bearer canary-5f3a90", "").status()).isEqualTo(401);
      assertThat(ask(wide, "GET", path, "Basic " + TOKEN, "").status()).isEqualTo(401);
    }
    assertThat(ask(wide, "GET", "/metrics", "bearer " + TOKEN, "").status()).isEqualTo(200);
  }

  @Test
  void a_token_without_a_value_lets_nobody_in() {
    token = Optional.of("");
    assertThat(ask(wide, "GET", "/metrics", "Bearer ", "").status()).isEqualTo(403);
    token = Optional.of("gone");
    assertThat(ask(wide, "GET", "/metrics", "Bearer gone", "").status()).isEqualTo(503);
    assertThat(log)
        .containsExactly("listener: nobody is let in: the secret ${file:/x} has no value");
  }

  @Test
  void a_wrong_token_is_told_once_until_somebody_is_right_again() {
    for (var i = 0; i < 50; i++) {
      ask(local, "POST", "/alerts", "Bearer wrong", EMPTY);
    }
    assertThat(log).containsExactly("listener: 192.0.2.7 asked for /alerts with a wrong token");
    ask(local, "POST", "/alerts", "Bearer " + TOKEN, EMPTY);
    ask(local, "POST", "/alerts", "", EMPTY);
    assertThat(log).hasSize(2);
    assertThat(log.toString()).doesNotContain(TOKEN);
  }

  @Test
  void it_is_healthy_while_its_wheel_turns() {
    turning = false;
    assertThat(ask(local, "GET", "/-/healthy", "", "").status()).isEqualTo(503);
  }

  @Test
  void what_is_no_message_of_alerts_is_refused_with_the_reason_and_told_once() {
    var bearer = "Bearer " + TOKEN;
    assertThat(ask(local, "POST", "/alerts", bearer, "nonsense").body()).contains("no JSON");
    assertThat(ask(local, "POST", "/alerts", bearer, "{\"version\":\"3\"}").status())
        .isEqualTo(400);
    var latin = new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}'});
    assertThat(ask(local, "POST", "/alerts", bearer, latin).body()).contains("not UTF-8");
    assertThat(ask(local, "POST", "/alerts", bearer, InputStream.nullInputStream()).status())
        .isEqualTo(400);
    assertThat(log).containsExactly("listener: a message of alerts was refused: this is no JSON");
    assertThat(ask(local, "GET", "/metrics", "", "").body())
        .contains("ripcord_alert_messages_total{result=\"refused\"} 4\n");
  }

  @Test
  void a_body_that_is_too_large_is_not_read_to_its_end() {
    var twice = new ByteArrayInputStream(new byte[2 * Pages.LARGEST]);
    assertThat(ask(local, "POST", "/alerts", "Bearer " + TOKEN, twice).status()).isEqualTo(413);
    assertThat(twice.available()).isGreaterThan(Pages.LARGEST / 2);
  }

  @Test
  void other_ways_and_places_are_told_what_there_is() {
    assertThat(ask(local, "DELETE", "/metrics", "", "").headers())
        .containsEntry("Allow", "GET, HEAD");
    assertThat(ask(local, "GET", "/alerts", "", "").status()).isEqualTo(405);
    assertThat(ask(local, "GET", "/", "", "").status()).isEqualTo(404);
    assertThat(ask(local, "GET", "/metrics/", "", "").status()).isEqualTo(404);
  }

  @Test
  void metrics_say_how_it_stands() {
    assertThat(ask(local, "GET", "/metrics", "", "").body())
        .contains(
            "# TYPE ripcord_looks_total counter\n",
            "ripcord_build_info{version=\"1.2\"} 1\n",
            "ripcord_looks_total{state=\"good\"} 7\n",
            "ripcord_probe_state{service=\"shop\",probe=\"api\",state=\"bad\"} 1\n",
            "ripcord_probe_state{service=\"shop\",probe=\"api\",state=\"good\"} 0\n",
            "ripcord_probe_last_look_timestamp_seconds{service=\"shop\",probe=\"api\"} 1.7723664005E9\n",
            "ripcord_rule_verdict{service=\"shop\",rule=\"down\",verdict=\"tripped\"} 1\n",
            "ripcord_incident_open{service=\"shop\"} 1\n",
            "ripcord_guard_held_total{guard=\"way-back\"} 1\n",
            "ripcord_automatic_rollbacks_total{service=\"shop\",outcome=\"recovered\"} 1\n",
            "ripcord_automatic_remedies_total{service=\"shop\",outcome=\"failed_safe\"} 2\n",
            "ripcord_way_back{service=\"shop\"} 0\n",
            "ripcord_armed{service=\"shop\"} 0\n",
            "process_cpu_seconds_total ",
            "process_resident_memory_bytes ");
  }

  @Test
  void whatever_stands_in_a_label_is_only_text() {
    var said =
        new Exposition()
            .gauge("x", "a\nb\\")
            .with(Double.POSITIVE_INFINITY, "l", "a\"b\\c\nd} 1\r")
            .with(1.5)
            .with(Duration.ofDays(1).toSeconds());
    assertThat(said)
        .hasToString(
            "# HELP x a\\nb\\\\\n# TYPE x gauge\nx{l=\"a\\\"b\\\\c\\nd} 1 \"} +Inf\nx 1.5\nx 86400\n");
  }
}
