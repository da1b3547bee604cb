package dev.ripcord.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.check.Alerts.Alert;
import dev.ripcord.clock.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was heard of alerts, in whatever order it came. */
final class HeardAlertsTest {
  private static final String ENDLESS = "0001-01-01T00:00:00Z";

  private final HandClock clock = new HandClock();
  private final HeardAlerts heard = new HeardAlerts(clock);
  private final Instant first = clock.now().minusSeconds(600);

  private void hear(String name, Instant began, Optional<Instant> ended) {
    var labels = Map.of("alertname", name, "job", "shop");
    heard.hear(new AlertMessage(List.of(new AlertMessage.Told(labels, began, ended)), 0));
  }

  private List<Alert> known() {
    return heard.known("Slow", Map.of("job", "shop")).orElseThrow();
  }

  @Test
  void what_has_ended_stays_so_whatever_comes_late_or_twice() {
    hear("Slow", first, Optional.of(first.plusSeconds(60)));
    var before = known();
    clock.pass(Duration.ofSeconds(30));
    hear("Slow", first, Optional.empty());
    hear("Slow", first, Optional.of(first.plusSeconds(60)));
    hear("Slow", first.minusSeconds(1), Optional.empty());
    assertThat(known()).isEqualTo(before);
  }

  @Test
  void that_it_still_fires_is_news_and_a_new_beginning_is_too() {
    hear("Slow", first, Optional.empty());
    clock.pass(Duration.ofSeconds(30));
    hear("Slow", first, Optional.empty());
    assertThat(known()).containsExactly(new Alert(first, Optional.empty(), clock.now()));
    hear("Slow", first, Optional.of(first.plusSeconds(60)));
    hear("Slow", first.plusSeconds(90), Optional.empty());
    assertThat(known())
        .containsExactly(new Alert(first.plusSeconds(90), Optional.empty(), clock.now()));
  }

  @Test
  void the_order_in_which_messages_come_changes_nothing() {
    var random = new Random(7);
    for (var round = 0; round < 200; round++) {
      var messages = new ArrayList<AlertMessage.Told>();
      var labels = Map.of("alertname", "Slow", "job", "shop");
      for (var episode = 0L; episode < 3; episode++) {
        var began = first.plusSeconds(episode * 100);
        messages.add(new AlertMessage.Told(labels, began, Optional.empty()));
        messages.add(new AlertMessage.Told(labels, began, Optional.of(began.plusSeconds(50))));
      }
      messages.addAll(messages.subList(0, random.nextInt(6)));
      Collections.shuffle(messages, random);
      var fresh = new HeardAlerts(clock);
      messages.forEach(each -> fresh.hear(new AlertMessage(List.of(each), 0)));
      assertThat(fresh.known("Slow", Map.of()).orElseThrow())
          .containsExactly(
              new Alert(first.plusSeconds(200), Optional.of(first.plusSeconds(250)), clock.now()));
    }
  }

  @Test
  void a_flood_does_not_wash_away_what_a_probe_asks_for() {
    assertThat(known()).isEmpty();
    hear("Slow", first, Optional.empty());
    for (var i = 0; i < 20; i++) {
      clock.pass(Duration.ofSeconds(1));
      var flood = new ArrayList<AlertMessage.Told>();
      for (var j = 0; j < 500; j++) {
        var labels = Map.of("alertname", "Noise", "instance", i + "-" + j);
        flood.add(new AlertMessage.Told(labels, first, Optional.empty()));
      }
      heard.hear(new AlertMessage(flood, 0));
    }
    assertThat(heard.count()).isEqualTo(HeardAlerts.MOST);
    assertThat(known()).hasSize(1);
  }

  @Test
  void another_job_is_another_alert() {
    hear("Slow", first, Optional.empty());
    assertThat(heard.known("Slow", Map.of("job", "cart"))).contains(List.of());
    assertThat(heard.known("Slow", Map.of()).orElseThrow()).hasSize(1);
    assertThat(heard.known("Fast", Map.of())).contains(List.of());
  }

  @Test
  void a_message_of_alertmanager_is_read() {
    var text =
        """
        { "version": "4", "status": "firing", "groupKey": "{}", "alerts": [
          { "status": "firing", "labels": { "alertname": "Slow", "job": "shop" },
            "annotations": { "x": "y" }, "startsAt": "2026-03-01T11:00:00.123+01:00",
            "endsAt": "%s", "fingerprint": "f" },
          { "status": "resolved", "labels": { "alertname": "Gone" },
            "startsAt": "2026-03-01T10:00:00Z", "endsAt": "2026-03-01T10:05:00Z" } ] }
        """
            .formatted(ENDLESS);
    var now = Instant.parse("2026-03-01T12:00:00Z");
    assertThat(AlertMessage.read(text, now).told())
        .containsExactly(
            new AlertMessage.Told(
                Map.of("alertname", "Slow", "job", "shop"),
                Instant.parse("2026-03-01T10:00:00.123Z"),
                Optional.empty()),
            new AlertMessage.Told(
                Map.of("alertname", "Gone"),
                Instant.parse("2026-03-01T10:00:00Z"),
                Optional.of(Instant.parse("2026-03-01T10:05:00Z"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nonsense | no JSON",
        "[] | no message of Alertmanager's webhook",
        "{} | says no 'version'",
        "{ \"version\": \"3\", \"alerts\": [] } | messages of version 4",
        "{ \"version\": \"4\" } | no list 'alerts'",
        "{ \"version\": \"4\", \"alerts\": [ 1 ] } | is no mapping",
        "{ \"version\": \"4\", \"alerts\": [ { \"startsAt\": \"noon\" } ] } | no moment 'startsAt'",
        "{ \"version\": \"4\", \"alerts\": [ { \"startsAt\": \"2036-03-01T10:00:00Z\" } ] } | future",
        "{ \"version\": \"4\", \"alerts\": [ { \"startsAt\": \"2026-03-01T10:00:00Z\" } ] } | neither",
      })
  void what_is_none_is_refused_with_the_reason(String text, String why) {
    var now = Instant.parse("2026-03-01T12:00:00Z");
    assertThatThrownBy(() -> AlertMessage.read(text, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void an_alert_with_more_labels_than_anybody_keeps_is_left_out() {
    var text =
        """
        { "version": "4", "alerts": [ { "status": "firing", "startsAt": "2026-03-01T10:00:00Z",
          "labels": { "alertname": "%s" } } ] }
        """
            .formatted("x".repeat(5000));
    var read = AlertMessage.read(text, Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(read.told()).isEmpty();
    assertThat(read.leftOut()).isEqualTo(1);
  }
}
