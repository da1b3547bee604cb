package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.created;
import static dev.ripcord.journal.Samples.finished;

import dev.ripcord.clock.HandClock;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Records a journal of today's format with every event in it, as SQL text. {@code main} writes it
 * to the file that it is given: once for each format that is released, never over an old one.
 */
final class Recording {
  private static final List<String> TABLES =
      List.of(
          "schema_version",
          "event",
          "run",
          "service_lock",
          "step_attempt",
          "ledger_event",
          "watch_event");

  private Recording() {}

  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("recording");
    var file = folder.resolve("journal.db");
    Files.writeString(Path.of(args[0]), text(file));
    Files.delete(file);
    Files.delete(folder);
  }

  static String text(Path file) throws SQLException {
    try (var journal = SqliteJournal.open(file, new HandClock(), _ -> false, 0)) {
      play(journal);
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      var lines =
          new ArrayList<>(
              texts(
                  statement, "select sql from sqlite_master where sql is not null order by rowid"));
      for (var table : TABLES) {
        lines.addAll(rows(statement, table));
      }
      return String.join(";\n", lines) + ";\n";
    }
  }

  /** A run that waits and is superseded, one that ends and relapses, one that was interrupted. */
  private static void play(Journal journal) {
    var first = create(journal, "run-1", Optional.empty());
    journal.append(first, LEASE, Samples.everyAppended());
    journal.append(first, LEASE, List.of(finished(Outcome.WAITING)));
    var second = create(journal, "run-2", Optional.of("run-1"));
    journal.append(second, LEASE, List.of(finished(Outcome.RECOVERED)));
    journal.tell("run-2", new Event.Watched(false, true, "503 again"));
    var third = create(journal, "run-3", Optional.empty());
    journal.append(third, LEASE, List.of(Samples.intended("1", 1), Samples.accepted("1", 1)));
    journal.learn("api", learned());
    journal.note("api", Optional.of(0), Samples.everyWatchEvent());
  }

  private static Claim create(Journal journal, String run, Optional<String> supersedes) {
    var creation = journal.create(run, created("api"), "host:1:2", LEASE, supersedes);
    return ((Journal.Creation.Yours) creation).claim();
  }

  private static List<LedgerEvent> learned() {
    var at = new HandClock().now();
    return List.of(
        new LedgerEvent.Found(1, "variant:a", Map.of("variant", "a"), at, "adopt"),
        new LedgerEvent.Deployed(1, at, "ci", Optional.of("run-2")),
        new LedgerEvent.Graded(1, Grade.SEEN_GOOD, at, "checks were good"),
        new LedgerEvent.Tagged(1, "pre-deploy-20260301-120000", at, "ci"),
        new LedgerEvent.Named(1, "commit", "0c5e1f2", at, "ci"),
        new LedgerEvent.Quarantined(1, at, "errors", Optional.empty()),
        new LedgerEvent.Cleared(1, at, "anna", "it was the network"));
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static List<String> rows(Statement statement, String table) throws SQLException {
    try (var rows = statement.executeQuery("select * from " + table + " order by rowid")) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add("insert into " + table + " values (" + values(rows) + ")");
      }
      return texts;
    }
  }

  private static String values(ResultSet row) throws SQLException {
    var values = new StringJoiner(", ");
    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      var value = row.getObject(i);
      values.add(value instanceof String text ? "'" + text.replace("'", "''") + "'" : "" + value);
    }
    return values.toString();
  }
}
