package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.ScriptedHost;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckTest {
  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = SINCE.plusSeconds(60);
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);

  @TempDir private Path folder;

  @Test
  void only_lines_since_the_run_began_count() {
    var log =
        lines(
            """
            2026-03-01 12:59:59,900 ERROR old
            2026-03-01 13:00:01,000 INFO fine
              at some.Frame
            2026-03-01 13:00:02,000 ERROR new
              at other.Frame
            """);

    assertThat(log.dated()).isTrue();
    assertThat(log.lines()).hasSize(4).noneMatch(each -> each.contains("old"));
    assertThat(rule("not-contains: ERROR").judge(log).said())
        .contains("1 like 'ERROR'", "ERROR new");
    assertThat(rule("not-contains: old").judge(log).isGood()).isTrue();
    assertThat(rule("not-contains: [ERROR, fine]").judge(log).numbers())
        .containsEntry("count", 2.0);
    assertThat(rule("contains: [fine, other]").judge(log).isGood()).isTrue();
    assertThat(rule("contains: [fine, old]").judge(log).state()).isEqualTo(State.BAD);
  }

  @Test
  void lines_that_tell_no_time_may_be_old_ones() {
    var log = lines("started\nERROR\nready\n");

    assertThat(log.dated()).isFalse();
    var found = rule("not-contains: ERROR").judge(log);
    assertThat(found.state()).isEqualTo(State.UNKNOWN);
    assertThat(found.said()).contains("may be older");
    assertThat(found.numbers()).isEmpty();
    assertThat(rule("not-contains: FATAL").judge(log).isGood()).isTrue();
    assertThat(rule("not-contains: FATAL").judge(log).said()).contains("last 3 lines");
    assertThat(rule("contains: ready").judge(log).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_file_that_was_begun_since_counts_as_a_whole() {
    var log = FileLog.lines("ERROR\n", new FileLog.State(LATER, LATER, 6, ZONE), SINCE);

    assertThat(log.dated()).isTrue();
    assertThat(rule("not-contains: ERROR").judge(log).state()).isEqualTo(State.BAD);
  }

  @Test
  void it_says_how_far_it_looked_when_more_was_written() {
    var end = "x 2026-03-01T12:00:07Z cut off\n2026-03-01T12:00:08Z ok\n";
    var log = FileLog.lines(end, new FileLog.State(Instant.EPOCH, LATER, 1L << 33, ZONE), SINCE);

    assertThat(log.lines()).containsExactly("2026-03-01T12:00:08Z ok");
    assertThat(log.said()).contains("last 4 MiB");
  }

  @Test
  void a_real_file_is_read_from_its_end_only() throws Exception {
    var file = folder.resolve("app.log");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(10_000_000_000L);
      sparse.seek(10_000_000_000L);
      sparse.write(
          "\n2026-03-01T12:00:01Z ERROR boom\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    var finding = look(file, SINCE);

    assertThat(finding.state()).as(finding.said()).isEqualTo(State.BAD);
    assertThat(finding.said()).contains("ERROR boom");
  }

  @Test
  void a_file_that_was_not_written_since_has_nothing_new() throws Exception {
    var file = Files.writeString(folder.resolve("app.log"), "ERROR\n");
    Files.setLastModifiedTime(file, FileTime.from(SINCE.minusSeconds(5)));

    assertThat(look(file, SINCE).isGood()).isTrue();
    assertThat(look(file, SINCE).said()).contains("nothing was written");
  }

  @Test
  void a_file_that_is_missing_is_bad_and_one_that_may_not_be_read_is_unknown() {
    assertThat(look(folder.resolve("none.log"), SINCE).state()).isEqualTo(State.BAD);
    assertThat(Checks.look("log", "{ file: /x, contains: a }", new ScriptedHost()).state())
        .isEqualTo(State.UNKNOWN);
    assertThat(look(folder, SINCE).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void the_journal_is_asked_from_the_beginning_of_the_run_on() {
    var host = new ScriptedHost().answer("journalctl", "-- No entries --\nstarted\n");
    var finding =
        Checks.of("log", "{ unit: antmedia, not-contains: [ERROR, entries] }")
            .look(Checks.sight(host, Instant.parse("2026-03-01T12:00:00.5Z")));

    assertThat(finding.isGood()).as(finding.said()).isTrue();
    assertThat(finding.said()).contains("1 line since");
    assertThat(host.looks().getFirst().argv()).contains("antmedia", "@1772366400.500000");
  }

  /** {@code journalctl -u} ends with 0 and shows nothing for a unit that does not exist. */
  @Test
  void a_unit_that_the_journal_never_heard_of_is_unknown_and_not_free_of_errors() {
    var silent = new ScriptedHost().answer("journalctl", "-- No entries --\n");
    assertThat(Checks.look("log", "{ unit: antmedai, not-contains: ERROR }", silent).state())
        .isEqualTo(State.UNKNOWN);

    var quiet =
        new ScriptedHost()
            .answer(
                "journalctl",
                command ->
                    ScriptedHost.exited(
                        0, command.argv().contains("--since") ? "" : "Started x.\n", ""));
    assertThat(Checks.look("log", "{ unit: x, not-contains: ERROR }", quiet).isGood()).isTrue();
  }

  /** {@code journalctl} ends with 0 and shows nothing to a user who may not read the journal. */
  @Test
  void a_journal_that_may_not_be_read_is_unknown_and_not_free_of_errors() {
    var host =
        new ScriptedHost()
            .answer(
                "journalctl",
                ScriptedHost.exited(
                    0, "", "Hint: You are currently not seeing messages from other users"));
    var finding = Checks.look("log", "{ unit: antmedia, not-contains: ERROR }", host);

    assertThat(finding.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void what_looks_like_a_secret_in_a_line_is_not_shown() {
    var text =
        """
        2026-03-01T12:00:01Z ERROR DATABASE_PASSWORD=canary1 "token": "canary2" Authorization: Bearer canary3
        2026-03-01T12:00:02Z ERROR postgres://user:canary4@host/db api_key='canary5'
        """;
    for (var each : List.of("PASSWORD", "postgres")) {
      assertThat(rule("not-contains: " + each).judge(lines(text)).said())
          .contains("***")
          .doesNotContain("canary");
    }
  }

  private Finding look(Path file, Instant since) {
    return Checks.of("log", "{ file: '" + file + "', not-contains: ERROR }")
        .look(Checks.sight(Checks.local(folder), since));
  }

  private static LogLines lines(String text) {
    return FileLog.lines(text, new FileLog.State(Instant.EPOCH, LATER, text.length(), ZONE), SINCE);
  }

  private static LogRule rule(String yaml) {
    return ((LogCheck) Checks.of("log", "{ file: /x, " + yaml + " }")).rule();
  }
}
