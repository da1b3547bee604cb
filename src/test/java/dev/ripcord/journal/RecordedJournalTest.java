package dev.ripcord.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.release.LedgerEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals that earlier programs wrote are read, and gone on with, for ever. */
final class RecordedJournalTest {
  private static final String NOW = "v3";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void every_event_of_an_earlier_format_is_read(String version) throws Exception {
    try (var journal = open(version, new HandClock())) {
      assertThat(events(journal)).hasSize(27);
      assertThat(journal.ledger("api")).hasSize(7);
      assertThat(journal.verify()).isEmpty();
    }
  }

  @Test
  void the_newest_recording_has_every_event() throws Exception {
    try (var journal = open(NOW, new HandClock())) {
      assertThat(events(journal).map(Object::getClass))
          .contains(Event.class.getPermittedSubclasses());
      assertThat(journal.ledger("api").stream().map(Object::getClass))
          .contains(LedgerEvent.class.getPermittedSubclasses());
      assertThat(journal.watching("api", 0).stream().map(WatchEntry::event).map(Object::getClass))
          .contains(WatchEvent.class.getPermittedSubclasses());
    }
  }

  private static Stream<Event> events(Journal journal) {
    return journal.runs(Optional.empty(), 99).stream()
        .flatMap(run -> journal.entries(run.id(), 0).stream())
        .map(Entry::event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void a_run_that_an_earlier_program_left_is_taken_up(String version) throws Exception {
    var clock = new HandClock();
    clock.pass(Duration.ofMinutes(1));
    try (var journal = open(version, clock)) {
      var claim = journal.claim("run-3", "me", Samples.LEASE).orElseThrow();
      assertThat(claim.epoch()).isEqualTo(4);
      journal.append(claim, Samples.LEASE, List.of(Samples.finished(Outcome.PARTIAL)));
      assertThat(journal.verify()).isEmpty();
    }
  }

  @Test
  void this_program_still_writes_the_format_that_is_recorded() throws Exception {
    assertThat(Recording.text(folder.resolve("journal.db")))
        .as(
            "what is written has changed: record it in a folder of its own, and read both; or anew"
                + " in this one, when no release has written it")
        .isEqualTo(text(NOW));
  }

  private Journal open(String version, HandClock clock) throws IOException, SQLException {
    var file = folder.resolve("journal.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.executeUpdate(text(version));
    }
    return SqliteJournal.open(file, clock, _ -> false, 0);
  }

  private static String text(String version) throws IOException {
    var name = "/journal/" + version + "/journal.sql";
    try (var text = RecordedJournalTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
