package dev.ripcord.journal;

import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** What PostgreSQL's errors mean: for the next try, and for a person. */
final class PostgresTrouble {
  static final String ELSEWHERE =
      "To act without it: the same command with --journal-dir DIR, a folder of this machine;"
          + " whoever uses this journal does not see then what is done";

  private final DatabaseAddress address;
  private final Secrets secrets;

  PostgresTrouble(DatabaseAddress address, Secrets secrets) {
    this.address = address;
    this.secrets = secrets;
  }

  /** What to do about an error. */
  enum Kind {
    /** Somebody else was first; nothing was written. */
    CONFLICT,
    /** The server is there, and cannot take anybody just now. */
    NOT_YET,
    /** The connection is gone, or could not be made. */
    LOST,
    /** To do the same again would not help. */
    FINAL
  }

  static Kind kind(SQLException e) {
    return switch (state(e)) {
      case "40001", "40P01", "23505", "55P03", "57014" -> Kind.CONFLICT;
      case "57P03", "53300" -> Kind.NOT_YET;
      case "57P01", "57P02", "57P05", "25P03", "25P04" -> Kind.LOST;
      case "08004" -> Kind.FINAL;
      default -> state(e).startsWith("08") ? Kind.LOST : Kind.FINAL;
    };
  }

  /** Of opening it. */
  JournalException closed(SQLException e) {
    return told(e, opening(e) + ". Nothing was done. " + ELSEWHERE);
  }

  /**
   * Of a write or a look, after all tries.
   *
   * @param unknown whether the last word of a write was sent, and never answered
   */
  JournalException failed(SQLException e, boolean unknown, Duration patience) {
    var written =
        unknown
            ? "whether the last write was made cannot be told before it answers"
            : "nothing was written";
    return told(e, "%s: %s. %s".formatted(using(e, patience), written, ELSEWHERE));
  }

  JournalException interrupted(SQLException e, boolean unknown) {
    return failed(e, unknown, Duration.ZERO);
  }

  JournalException newer(int version) {
    return told(
        "has format %d, and this ripcord knows formats up to %d: a later ripcord wrote it. Use that one. %s"
            .formatted(version, Schema.NEWEST, ELSEWHERE));
  }

  JournalException foreign() {
    return told(
        "is a database with tables of somebody else's by the same names. They were not touched."
            + " Give Ripcord a database of its own: create database ripcord owner USER. "
            + ELSEWHERE);
  }

  JournalException encoding(String encoding) {
    return told(
        "is a database in the encoding %s, which cannot hold every text. Nothing was done. Make one in UTF8: create database ripcord encoding 'UTF8' template template0"
            .formatted(encoding));
  }

  private String opening(SQLException e) {
    return switch (kind(e)) {
      case LOST -> "cannot be reached (" + said(e) + ")";
      case NOT_YET -> "takes nobody now (" + said(e) + ")";
      case CONFLICT -> "is being set up by another process, which does not come to its end";
      case FINAL -> refused(e);
    };
  }

  private String using(SQLException e, Duration patience) {
    var how = patience.isZero() ? "does not answer" : "has not answered for " + seconds(patience);
    return switch (kind(e)) {
      case LOST, NOT_YET -> how + " (" + said(e) + ")";
      case CONFLICT ->
          "was changed by others in every try for " + seconds(patience) + " (" + said(e) + ")";
      case FINAL -> refused(e);
    };
  }

  private static String seconds(Duration length) {
    return length.toSeconds() + " s";
  }

  private String refused(SQLException e) {
    return switch (state(e)) {
      case "28P01", "28000", "08004" ->
          "lets nobody in with this user and password ("
              + said(e)
              + "); the password comes from the address or from ~/.pgpass";
      case "3D000" -> "is not there (" + said(e) + "); create database ripcord owner USER";
      case "42501", "3F000" ->
          "may not be used by this user ("
              + said(e)
              + "); give it a database of its own: create database ripcord owner USER";
      case "25006" ->
          "is a standby that takes no writes; name the primary, or all hosts with commas between"
              + " them";
      case "53100" -> "has no room, as the server's disk is full";
      default -> "cannot be used (" + said(e) + ")";
    };
  }

  private JournalException told(SQLException e, String what) {
    return new JournalException("the journal " + address + " " + what, e);
  }

  private JournalException told(String what) {
    return new JournalException("the journal " + address + " " + what);
  }

  private String said(SQLException e) {
    var text = Objects.requireNonNullElse(e.getMessage(), "no reason given");
    return secrets.hide(text.lines().findFirst().orElse("no reason given"));
  }

  private static String state(SQLException e) {
    return Objects.requireNonNullElse(e.getSQLState(), "");
  }
}
