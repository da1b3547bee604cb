package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changed in the file is found. */
final class SqliteVerifyTest {
  @TempDir Path folder;
  private Journal journal;

  @BeforeEach
  void a_journal_with_two_runs_for_one_service() {
    journal = SqliteJournal.open(folder.resolve("journal.db"), Clock.system(), _ -> false, 0);
    var first = create("r1", Optional.empty());
    journal.append(first, LEASE, Samples.everyAppended());
    journal.append(first, LEASE, List.of(Samples.finished(Outcome.WAITING)));
    journal.append(create("r2", Optional.of("r1")), LEASE, List.of(Samples.intended("1", 1)));
    var found = new dev.ripcord.release.LedgerEvent.Found(1, "a", Map.of(), Instant.EPOCH, "x");
    journal.learn("api", List.of(found, found, found));
    assertThat(journal.verify()).isEmpty();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Claim create(String run, Optional<String> supersedes) {
    var creation = journal.create(run, Samples.created("api"), "me", LEASE, supersedes);
    return ((Journal.Creation.Yours) creation).claim();
  }

  private List<String> after(String... edits) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        var statement = connection.createStatement()) {
      for (var each : edits) {
        assertThat(statement.executeUpdate(each)).as(each).isPositive();
      }
    }
    return journal.verify();
  }

  @Test
  void a_changed_body_is_found() throws SQLException {
    assertThat(
            after(
                "update event set body = replace(body, '\"1\"', '\"9\"') where n = 3 and run_id = 'r1'"))
        .contains("run r1: event 3 was changed after it was written");
  }

  @Test
  void a_changed_moment_a_changed_type_and_a_changed_number_are_found() throws SQLException {
    for (var each : List.of("at = at + 1", "type = 'noted'", "n = 99")) {
      assertThat(after("update event set " + each + " where n = 16 and run_id = 'r1'"))
          .as(each)
          .anyMatch(line -> line.contains("was changed after it was written"));
    }
  }

  @Test
  void a_removed_event_is_found() throws SQLException {
    assertThat(after("delete from event where run_id = 'r1' and n = 5"))
        .contains("run r1: event 5 is missing");
  }

  @Test
  void a_removed_last_event_is_found() throws SQLException {
    assertThat(after("delete from event where run_id = 'r2' and n = 3"))
        .anyMatch(line -> line.startsWith("table run: the row of r2 says"));
  }

  @Test
  void a_removed_run_is_found() throws SQLException {
    assertThat(after("delete from event where run_id = 'r2'"))
        .contains("table run: no event makes the row of r2");
    assertThat(after("delete from run where run_id = 'r2'"))
        .anyMatch(line -> line.startsWith("table service_lock: the row of api says"));
  }

  @Test
  void a_swapped_order_is_found() throws SQLException {
    assertThat(
            after(
                "update event set n = 100 where run_id = 'r1' and n = 4",
                "update event set n = 4 where run_id = 'r1' and n = 5",
                "update event set n = 5 where run_id = 'r1' and n = 100"))
        .contains(
            "run r1: event 4 does not follow on the one before it",
            "run r1: event 5 was changed after it was written");
  }

  @Test
  void an_event_moved_to_another_run_is_found() throws SQLException {
    assertThat(after("update event set run_id = 'r2', n = 4 where run_id = 'r1' and n = 18"))
        .contains("run r2: event 4 was changed after it was written");
  }

  @Test
  void a_row_that_no_longer_fits_its_events_is_found() throws SQLException {
    for (var edit :
        List.of(
            "update run set outcome = 'RECOVERED' where run_id = 'r1'",
            "update run set epoch = 7 where run_id = 'r2'",
            "update service_lock set epoch = 1",
            "update service_lock set run_id = 'r1'",
            "update step_attempt set state = 'SUCCEEDED' where step_path = '1'",
            "update step_attempt set handle = 'x' where step_path = '2.1'",
            "delete from step_attempt where step_path = '2.2'")) {
      var table = edit.split(" ", -1)[edit.startsWith("delete") ? 2 : 1];
      assertThat(after(edit))
          .as(edit)
          .anyMatch(line -> line.startsWith("table " + table + ": the row of"));
    }
  }

  @Test
  void a_gap_in_the_ledger_is_found() throws SQLException {
    assertThat(after("delete from ledger_event where n = 2"))
        .containsExactly("ledger of api: an event is missing");
  }

  @Test
  void an_event_that_cannot_be_read_is_told_and_the_others_are_looked_at() throws SQLException {
    assertThat(
            after(
                "update event set body = '{' where run_id = 'r1' and n = 3",
                "update step_attempt set state = 'FAILED' where run_id = 'r2'",
                "update ledger_event set body = '[]' where n = 3"))
        .anyMatch(line -> line.startsWith("run r1: an event 'skipped' cannot be read"))
        .anyMatch(line -> line.startsWith("table step_attempt: the row of"))
        .anyMatch(line -> line.startsWith("ledger of api: event 3: "));
  }
}
