package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Kind;
import dev.ripcord.notify.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told of an incident with several acts. */
final class TidingsTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private static final String ANNOUNCED = "i-1/announced/" + AT.plusSeconds(30).toEpochMilli();

  private final Tidings tidings = new Tidings(WatchedService.usual());
  private final List<Message> told = new ArrayList<>();
  private Incidents incidents = Incidents.NONE;

  @Test
  void that_a_person_has_to_look_is_said_after_each_act_and_all_of_it_is_cleared() {
    happens(WatchEvent.Opened.byRule(AT, "i-1", "down", "critical", "down", Optional.of(2)));
    judged("act");
    acted("run-1");
    judged("held");
    judged("act");
    acted("run-2");
    judged("held");
    judged("recommend");
    judged("held");
    acted("run-3");
    judged("act");
    happens(WatchEvent.Closed.seen(AT, "i-1", "well"));
    assertThat(episodes(Kind.PROBLEM))
        .containsExactly("i-1", "i-1/person/run-1", "i-1/person/run-2");
    assertThat(episodes(Kind.CLEARED))
        .as("under the key of earlier programs too")
        .containsExactly("i-1", "i-1/person/run-1", "i-1/person/run-2", "i-1/person");
  }

  @Test
  void what_was_announced_is_cleared_when_it_is_done() {
    counted();
    acting("run-1");
    assertThat(told).extracting(Message::kind).endsWith(Kind.CLEARED, Kind.BEGAN);
    assertThat(episodes(Kind.CLEARED)).containsExactly(ANNOUNCED);
  }

  @Test
  void each_problem_of_a_countdown_that_was_carried_out_is_cleared() {
    counted();
    acted("run-1");
    told.removeIf(each -> each.kind() == Kind.CLEARED); // as when it was killed in between
    happens(WatchEvent.Closed.seen(AT, "i-1", "well"));
    assertThat(episodes(Kind.CLEARED)).containsExactlyElementsOf(episodes(Kind.PROBLEM));
  }

  @Test
  void whoever_takes_or_closes_an_incident_is_not_reminded_of_what_was_announced() {
    counted();
    happens(new WatchEvent.Acknowledged(AT, "i-1", "anna"));
    happens(new WatchEvent.Closed(AT, "i-1", "mended", Optional.of("anna")));
    assertThat(episodes(Kind.ACKNOWLEDGED)).containsExactly("i-1", ANNOUNCED);
    assertThat(episodes(Kind.CLEARED)).containsExactly("i-1", ANNOUNCED);
  }

  @Test
  void what_was_announced_and_is_taken_back_is_cleared_once() {
    counted();
    happens(new WatchEvent.Withdrawn(AT, "i-1", "held"));
    assertThat(episodes(Kind.CLEARED)).containsExactly(ANNOUNCED);
  }

  private void counted() {
    happens(WatchEvent.Opened.byRule(AT, "i-1", "down", "critical", "down", Optional.of(2)));
    judged("countdown");
    happens(new WatchEvent.Announced(AT, "i-1", "down", AT.plusSeconds(30)));
    assertThat(episodes(Kind.PROBLEM)).containsExactly("i-1", ANNOUNCED);
  }

  private List<String> episodes(Kind kind) {
    return told.stream()
        .filter(each -> each.kind() == kind)
        .map(each -> each.key().episode())
        .toList();
  }

  private void judged(String course) {
    happens(new WatchEvent.Judged(AT, "i-1", "down", course, "why", List.of()));
  }

  private void acting(String run) {
    happens(new WatchEvent.Acting(AT, "i-1", "down", run, Optional.empty()));
  }

  private void acted(String run) {
    acting(run);
    happens(new WatchEvent.Acted(AT, "i-1", run, Optional.of(Outcome.FAILED_SAFE), "no"));
  }

  private void happens(WatchEvent event) {
    told.addAll(tidings.of(event, incidents.open()));
    incidents = incidents.after(List.of(new WatchEntry(incidents.last() + 1, event)));
  }
}
