package dev.ripcord.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean for a person who has to put a service back now. */
final class SqliteTrouble {
  private static final String ELSEWHERE =
      "To go on at once without it: --journal-dir DIR, with a folder on another file system";

  private final Path file;

  SqliteTrouble(Path file) {
    this.file = file;
  }

  /** Whether there was no room; the file of shared memory beside the journal needs some too. */
  static boolean full(SQLException e) {
    return switch (code(e)) {
      case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> true;
      default -> false;
    };
  }

  static boolean noSuchTable(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_ERROR && said(e).contains("no such table");
  }

  JournalException of(SQLException e) {
    return new JournalException("the journal " + file + " " + sentence(e), e);
  }

  /** Of making its folder and file. */
  JournalException of(IOException e) {
    return new JournalException(
        "the journal " + file + " cannot be made: " + why(e) + ". Nothing was done. " + ELSEWHERE,
        e);
  }

  private static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "this user may not write in " + denied.getFile();
      case FileSystemException failed when failed.getReason() != null ->
          failed.getReason() + " (" + failed.getFile() + ")";
      default -> e.toString();
    };
  }

  JournalException newer(int version) {
    return new JournalException(
        "the journal %s has format %d, and this ripcord knows formats up to %d: a later ripcord wrote it. Use that one. %s"
            .formatted(file, version, Schema.NEWEST, ELSEWHERE));
  }

  JournalException foreign() {
    return new JournalException(
        "%s is a database, but not a journal of ripcord's. It was not touched. Name another file; or %s"
            .formatted(file, ELSEWHERE));
  }

  private String sentence(SQLException e) {
    return full(e)
        ? "has no room, as the disk is full: nothing was written. " + ELSEWHERE
        : switch (SQLiteErrorCode.getErrorCode(code(e).code & 0xff)) {
          case SQLITE_BUSY, SQLITE_LOCKED -> busy();
          case SQLITE_READONLY ->
              "or its folder is read-only for this user: nothing was written. " + ELSEWHERE;
          case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
              "cannot be opened for writing by this user, or on this file system if that is"
                  + " read-only: nothing was done. "
                  + ELSEWHERE;
          case SQLITE_NOTADB ->
              "is none: the file holds something else, and was not touched. " + ELSEWHERE;
          case SQLITE_CORRUPT ->
              "is damaged (" + said(e) + "). Keep its files for a look later. " + ELSEWHERE;
          case SQLITE_IOERR ->
              "cannot be read or written, as the disk fails (" + said(e) + "). " + ELSEWHERE;
          default -> other(e);
        };
  }

  private String busy() {
    return "has been written by another process for %d s: nothing was written. 'fuser %s' tells which one. %s"
        .formatted(SqliteDatabase.PATIENCE.toSeconds(), file, ELSEWHERE);
  }

  private static String other(SQLException e) {
    return e.getCause() instanceof NativeLibraryNotFoundException
        ? "cannot be used, as SQLite's own library cannot be unpacked and run in "
            + System.getProperty("java.io.tmpdir")
            + ": the folder is full, or mounted noexec. Start again with"
            + " JAVA_TOOL_OPTIONS=-Dorg.sqlite.tmpdir=DIR, a folder that may hold programs"
        : "cannot be used: " + said(e) + ". " + ELSEWHERE;
  }

  private static SQLiteErrorCode code(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static String said(SQLException e) {
    return Objects.requireNonNullElse(e.getMessage(), "no reason given");
  }
}
