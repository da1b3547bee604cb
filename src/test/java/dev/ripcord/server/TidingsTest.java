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
    assertThat(episodes(Kind.CLEARED)).containsExactlyElementsOf(episodes(Kind.PROBLEM));
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

  private void acted(String run) {
    happens(new WatchEvent.Acting(AT, "i-1", "down", run, Optional.empty()));
    happens(new WatchEvent.Acted(AT, "i-1", run, Optional.of(Outcome.FAILED_SAFE), "no"));
  }

  private void happens(WatchEvent event) {
    told.addAll(tidings.of(event, incidents.open()));
    incidents = incidents.after(List.of(new WatchEntry(incidents.last() + 1, event)));
  }
}
