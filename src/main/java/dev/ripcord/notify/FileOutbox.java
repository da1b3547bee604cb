package dev.ripcord.notify;

import dev.ripcord.journal.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A file of its own beside the journal, as nothing that is wrong with the journal should keep
 * people from being told. Each call is one transaction, on the disk when it returns.
 */
final class FileOutbox implements Outbox {
  private static final int VERSION = 1;
  private static final Duration KEPT = Duration.ofDays(7);
  private static final String PATIENCE_MS = "2000";
  private static final List<String> TABLES =
      List.of(
          "create table told (n integer primary key, at integer not null, body text not null)",
          "create table standing (only integer primary key check (only = 1), body text not null)",
          """
          create table letter (
            id text not null primary key,
            n integer not null,
            channel text not null,
            urgency integer not null,
            state text not null,
            made integer not null,
            due integer not null,
            claimed integer not null,
            body text not null)\
          """,
          "create index letter_due on letter (state, channel, due)");

  private final Path file;
  private final Connection connection;

  private FileOutbox(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens the file, and makes it where it is not there. */
  static FileOutbox open(Path file) {
    try {
      PrivateFile.make(file);
      var properties = new Properties();
      properties.setProperty("busy_timeout", PATIENCE_MS);
      var uri = file.toUri().toASCIIString();
      var outbox = new FileOutbox(file, new JDBC4Connection("jdbc:sqlite:" + uri, uri, properties));
      outbox.prepare();
      return outbox;
    } catch (IOException | SQLException e) {
      throw unusable(file, e);
    }
  }

  private void prepare() throws SQLException {
    try {
      run("pragma journal_mode = wal");
      run("pragma synchronous = full");
      transaction(() -> {
        var version = numbers("pragma user_version");
        if (version == 0) {
          for (var each : TABLES) {
            run(each);
          }
          run("pragma user_version = " + VERSION);
        } else if (version != VERSION) {
          throw new SQLException("it is of a later version of ripcord (" + version + ")");
        }
        return true;
      });
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void put(Message message, Instant at) {
    guarded(() ->
        update(
            "insert into told (at, body) values (?, ?)",
            at.toEpochMilli(),
            JsonText.MESSAGE.toJson(message)));
  }

  @Override
  public void sort(Instant now, Sorter sorter) {
    guarded(() -> {
      var told = list("select body from told order by n", JsonText.MESSAGE::fromJson);
      var before =
          list("select body from standing", JsonText.STANDING::fromJson).stream().findFirst();
      var sorted = sorter.sort(before.orElseGet(() -> Standing.at(now)), told);
      if (told.isEmpty() && before.map(sorted.standing()::equals).orElse(false)) {
        return true;
      }
      for (var each : sorted.sendings()) {
        add(Letter.of(each.message(), each.route(), now));
      }
      update(
          "insert into standing (only, body) values (1, ?) on conflict (only) do update set body ="
              + " excluded.body",
          JsonText.STANDING.toJson(sorted.standing()));
      update("delete from told");
      update(
          "delete from letter where state <> ? and made < ?",
          Letter.State.WAITING.name(),
          now.minus(KEPT).toEpochMilli());
      return true;
    });
  }

  private void add(Letter letter) throws SQLException {
    update(
        "insert or ignore into letter (id, n, channel, urgency, state, made, due, claimed, body)"
            + " values (?, (select coalesce(max(n), 0) + 1 from letter), ?, ?, ?, ?, ?, 0, ?)",
        letter.id(),
        letter.channel(),
        letter.message().urgency().rank(),
        letter.state().name(),
        letter.made().toEpochMilli(),
        letter.due().toEpochMilli(),
        JsonText.LETTER.toJson(letter));
  }

  private static final String WAITING =
      " from letter where state = 'WAITING' and (due <= ? or due > ?) and claimed <= ?";

  @Override
  public Set<String> due(Instant now) {
    return guarded(() ->
        new TreeSet<>(
            list("select distinct channel" + WAITING, each -> each, moments(now, List.of()))));
  }

  @Override
  public Optional<Letter> claim(String channel, Instant now, Instant lease) {
    return guarded(() -> {
      var letter =
          list(
                  "select body" + WAITING + " and channel = ? order by urgency, n limit 1",
                  JsonText.LETTER::fromJson,
                  moments(now, List.of(channel)))
              .stream()
              .findFirst();
      if (letter.isPresent()) {
        update(
            "update letter set claimed = ? where id = ?", lease.toEpochMilli(), letter.get().id());
      }
      return letter;
    });
  }

  private static Object[] moments(Instant now, List<Object> more) {
    var all = new ArrayList<Object>();
    all.add(now.toEpochMilli());
    all.add(now.plus(Courier.FARTHEST).toEpochMilli());
    all.add(now.toEpochMilli());
    all.addAll(more);
    return all.toArray();
  }

  @Override
  public void mark(Letter letter) {
    guarded(() ->
        update(
            "update letter set channel = ?, state = ?, due = ?, claimed = 0, body = ? where id = ?",
            letter.channel(),
            letter.state().name(),
            letter.due().toEpochMilli(),
            JsonText.LETTER.toJson(letter),
            letter.id()));
  }

  @Override
  public List<Letter> letters() {
    return guarded(
        () -> list("select body from letter order by n desc", JsonText.LETTER::fromJson));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  /** Something that is whole or nothing. */
  private interface Work<T> {
    T it() throws SQLException;
  }

  /** What a row's first column says. */
  private interface Reading<T> {
    T of(String text);
  }

  private synchronized <T> T guarded(Work<T> work) {
    try {
      return transaction(work);
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  private <T> T transaction(Work<T> work) throws SQLException {
    run("begin immediate");
    try {
      var result = work.it();
      run("commit");
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  /** After some errors SQLite has rolled back by itself. */
  private void rollBack(Exception because) {
    try {
      run("rollback");
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private void run(String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private int update(String text, Object... values) throws SQLException {
    try (var statement = bound(text, values)) {
      return statement.executeUpdate();
    }
  }

  private long numbers(String text) throws SQLException {
    try (var statement = bound(text);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private <T> List<T> list(String text, Reading<T> reading, Object... values) throws SQLException {
    try (var statement = bound(text, values);
        ResultSet rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reading.of(rows.getString(1)));
      }
      return list;
    }
  }

  private PreparedStatement bound(String text, Object... values) throws SQLException {
    var statement = connection.prepareStatement(text);
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static OutboxException unusable(Path file, Exception cause) {
    return new OutboxException(
        "the outbox " + file + " cannot be used: " + cause.getMessage(), cause);
  }
}
