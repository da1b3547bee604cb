package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ripcord.clock.Clock;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

/** What a machine does to a journal on a bad day, and what a person is told then. */
final class SqliteBadDaysTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal.db");
  }

  private Journal open() {
    return SqliteJournal.open(file(), Clock.system(), _ -> false);
  }

  private static Claim create(Journal journal, String run) {
    var creation = journal.create(run, Samples.created(run), "me", LEASE, Optional.empty());
    return ((Journal.Creation.Yours) creation).claim();
  }

  private void refused(String... words) {
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContainingAll(words);
  }

  private void sql(String... texts) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      for (var each : texts) {
        statement.execute(each);
      }
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  // --- rights

  @Test
  void what_is_made_is_for_its_owner_only() throws IOException {
    var file = folder.resolve("state/ripcord/journal.db");
    try (var journal = SqliteJournal.open(file, Clock.system(), _ -> false)) {
      create(journal, "r1");
      for (var each : List.of("state", "state/ripcord")) {
        assertThat(mode(folder.resolve(each))).isEqualTo("rwx------");
      }
      for (var each : List.of("", "-wal", "-shm", ".ballast")) {
        assertThat(mode(Path.of(file + each))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_folder_that_was_there_keeps_its_rights() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    open().close();

    assertThat(mode(folder)).isEqualTo("rwxr-x---");
  }

  @Test
  void a_folder_may_have_any_name() {
    var odd = folder.resolve("a b?c=d&e%20#'ü").resolve("file:j.db");
    try (var journal = SqliteJournal.open(odd, Clock.system(), _ -> false)) {
      create(journal, "r1");
    }
    assertThat(odd).exists();
  }

  // --- no room

  @Test
  void a_ballast_lies_beside_the_journal_and_is_made_again() throws IOException {
    open().close();
    var ballast = folder.resolve("journal.db.ballast");
    assertThat(ballast).hasSize(4 << 20);

    Files.delete(ballast);
    open().close();

    assertThat(ballast).hasSize(4 << 20);
  }

  @Test
  @Needs(Part.ROOT)
  void on_a_full_disk_the_ballast_is_given_up_and_nothing_is_lost_when_that_is_used_up_too() {
    try (var child = Child.on(folder, "size=16m", List.of(), "fill", folder.toString())) {
      assertThat(child.hearOut()).singleElement().asString().startsWith("went on after ");
    }
  }

  @Test
  @Needs(Part.ROOT)
  void a_write_for_which_there_is_no_room_is_not_done_in_part() {
    try (var child =
        Child.on(folder, "size=16m", List.of(), "fill-everywhere", folder.toString())) {
      assertThat(child.hearOut()).containsExactly("failed true, done true");
    }
  }

  // --- no rights

  @Test
  @Needs(Part.ROOT)
  void on_a_read_only_file_system_it_says_so_and_names_another_place() {
    try (var child = Child.on(folder, "size=16m", List.of(), "read-only", folder.toString())) {
      assertThat(child.hearOut())
          .hasSize(3)
          .allSatisfy(line ->
              assertThat(line)
                  .contains("the journal " + folder)
                  .containsIgnoringCase("read-only")
                  .contains("--journal-dir"));
    }
  }

  // --- not what it should be

  @Test
  void what_is_no_database_is_refused_and_not_touched() throws IOException {
    for (var text : List.of("hello", "no database\n".repeat(1000))) {
      Files.writeString(file(), text);

      refused("holds something else", "--journal-dir");

      assertThat(file()).hasContent(text);
      assertThat(folder).isDirectoryNotContaining("glob:**-wal");
    }
  }

  @Test
  void another_programs_database_is_refused_and_not_touched() throws Exception {
    sql("create table photos (name text)");
    var bytes = Files.readAllBytes(file());

    refused("not a journal", "not touched");

    assertThat(file()).hasBinaryContent(bytes);
  }

  @Test
  void a_later_programs_journal_is_refused_in_plain_words() throws Exception {
    open().close();
    sql("insert into schema_version (version, at) values (3, 0)");
    var bytes = Files.readAllBytes(file());

    refused("format 3", "up to 2", "later ripcord", "--journal-dir");

    assertThat(file()).hasBinaryContent(bytes);
  }

  @Test
  void a_later_programs_event_is_refused_in_plain_words() throws Exception {
    try (var journal = open()) {
      create(journal, "r1");
      sql("update event set type = 'teleported' where n = 2");

      assertThatThrownBy(() -> journal.entries("r1", 0))
          .isInstanceOf(JournalException.class)
          .hasMessageContainingAll("teleported", "later version");
    }
  }

  @Test
  void an_empty_file_is_a_new_journal() throws IOException {
    Files.createFile(file());
    try (var journal = open()) {
      create(journal, "r1");
    }
  }

  @Test
  void a_damaged_file_is_told_and_never_silently_read() throws IOException {
    try (var journal = open()) {
      for (var i = 0; i < 20; i++) {
        create(journal, "r" + i);
      }
    }
    try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
      for (var page = 1; page < bytes.length() / 4096; page++) {
        bytes.seek(page * 4096L);
        bytes.write(new byte[64]);
      }
    }
    assertThatThrownBy(
            () -> {
              try (var journal = open()) {
                journal.runs(Optional.empty(), 9);
              }
            })
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(file().toString(), "damaged", "--journal-dir");
  }

  // --- a write-ahead log that a power cut left

  @Test
  void a_log_that_ends_too_early_leaves_a_whole_journal_of_what_came_before() throws IOException {
    var left = leftByAPowerCut();
    for (var cut = 0; cut < left.log.length; cut += 1 + left.log.length / 40) {
      assertSoundWith(left, Arrays.copyOf(left.log, cut));
    }
    assertThat(assertSoundWith(left, left.log)).isEqualTo(12);
  }

  @Test
  void a_log_with_a_damaged_place_leaves_a_whole_journal_of_what_came_before() throws IOException {
    var left = leftByAPowerCut();
    for (var place = 40; place < left.log.length; place += 1 + left.log.length / 40) {
      var damaged = left.log.clone();
      damaged[place] ^= 0x55;
      assertSoundWith(left, damaged);
    }
  }

  /** The file and its log as they are in the middle of a run. */
  private static final class Left {
    final byte[] file;
    final byte[] log;

    Left(byte[] file, byte[] log) {
      this.file = file;
      this.log = log;
    }
  }

  private Left leftByAPowerCut() throws IOException {
    open().close();
    try (var journal = open()) {
      var claim = create(journal, "r1");
      for (var i = 1; i <= 10; i++) {
        journal.append(claim, LEASE, List.of(Samples.intended("1", i)));
      }
      return new Left(
          Files.readAllBytes(file()), Files.readAllBytes(folder.resolve("journal.db-wal")));
    }
  }

  /** What is there is the beginning of what was written, and can be gone on with. */
  private int assertSoundWith(Left left, byte[] log) throws IOException {
    var place = Files.createTempDirectory(folder, "cut");
    var file = place.resolve("journal.db");
    Files.write(file, left.file);
    Files.write(place.resolve("journal.db-wal"), log);
    try (var journal = SqliteJournal.open(file, Clock.system(), _ -> false, 0)) {
      assertThat(journal.verify()).isEmpty();
      var events = journal.entries("r1", 0);
      assertThat(events.stream().skip(2).map(Entry::event))
          .isEqualTo(
              IntStream.range(1, events.size() - 1)
                  .mapToObj(i -> Samples.intended("1", i))
                  .toList());
      create(journal, "r2");
      return events.size();
    }
  }

  // --- others

  @Test
  void a_write_waits_for_another_process_that_writes() {
    try (var journal = open();
        var child = Child.start("hold", folder.toString())) {
      assertThat(child.hear()).isEqualTo("holding");

      create(journal, "r1");

      assertThat(child.hear()).isEqualTo("done");
      assertThat(journal.entries("r1", 0)).hasSize(2);
    }
  }

  @Test
  void a_process_that_writes_for_ever_is_told_of() throws Exception {
    open().close();
    try (var one = DriverManager.getConnection("jdbc:sqlite:" + file());
        var two = DriverManager.getConnection("jdbc:sqlite:" + file() + "?busy_timeout=0");
        var holding = one.createStatement();
        var waiting = two.createStatement()) {
      holding.execute("begin immediate");
      var busy = catchThrowableOfType(SQLException.class, () -> waiting.execute("begin immediate"));

      assertThat(new SqliteTrouble(file()).of(busy))
          .hasMessageContainingAll("another process", "fuser " + file(), "--journal-dir");
    }
  }

  // --- SQLite's own library

  @Test
  @Needs(Part.ROOT)
  void a_folder_for_temporary_files_that_runs_nothing_needs_the_library_unpacked_elsewhere()
      throws IOException {
    var temporary = Files.createDirectory(folder.resolve("tmp"));
    var options = List.of("-Djava.io.tmpdir=" + temporary);
    try (var naive = Child.on(temporary, "noexec", options, "open", folder.toString())) {
      assertThat(naive.hearOut())
          .singleElement()
          .asString()
          .contains("" + temporary, "noexec", "-Dorg.sqlite.tmpdir=DIR");
    }
    var unpacked = List.of(options.getFirst(), "-Dorg.sqlite.lib.path=" + unpackLibrary());
    try (var child = Child.on(temporary, "noexec", unpacked, "open", folder.toString())) {
      assertThat(child.hearOut()).containsExactly("runs: 0");
    }
  }

  private Path unpackLibrary() throws IOException {
    var platform = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS();
    try (var library = OSInfo.class.getResourceAsStream(platform + "/libsqlitejdbc.so")) {
      Files.copy(Objects.requireNonNull(library), folder.resolve("libsqlitejdbc.so"));
      return folder;
    }
  }
}
