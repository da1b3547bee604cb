package dev.ripcord.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tools print, as it was recorded, and what it points to. */
final class JudgingTest {
  private static final String MEMINFO =
      "MemTotal:        4000000 kB\nMemFree: 100 kB\nMemAvailable:    %d kB\nSwapTotal: %d kB\n";
  private static final Remedy BACK = Remedy.of("go back");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error: listen EADDRINUSE: address already in use :::2333 | another process has its port",
        "java.net.BindException: Address already in use           | another process has its port",
        "write failed, No space left on device                    | the disk is full",
        "java.lang.OutOfMemoryError: Java heap space              | it ran out of memory",
        "FATAL ERROR: Reached heap limit Allocation failed        | it ran out of memory",
        "java.lang.UnsupportedClassVersionError: lavalink/Main    | the Java that runs it is too old for it",
        "Error: Unable to access jarfile Lavalink.jar             | a file that it needs is missing",
        "Error: Cannot find module './routes'                     | a file that it needs is missing",
        "open /etc/app.key: permission denied                     | it may not read or write something that it needs",
        "org.yaml.snakeyaml.scanner.ScannerException: mapping     | its configuration or code cannot be read",
        "FATAL: password authentication failed for user app       | somebody is not let in: a password or a token is wrong",
        "connect ECONNREFUSED 127.0.0.1:5432                      | something that it depends on does not answer",
        "accept: too many open files                              | it has more files and connections open than it may",
      })
  void words_of_a_log_point_to_a_cause(String line, String cause) {
    var looked = LogSigns.judge("log", List.of("starting", line.strip(), "stopped"));
    assertThat(looked.bad()).isTrue();
    assertThat(looked.pointer()).map(Pointer::cause).contains(cause.strip());
    assertThat(looked.lines()).containsExactly(line.strip());
  }

  @Test
  void an_error_of_an_unknown_kind_is_shown_and_not_called_bad() {
    var looked = LogSigns.judge("log", List.of("ERROR the moon is down", "fine"));
    assertThat(looked.finding().state()).isEqualTo(State.UNKNOWN);
    assertThat(looked.lines()).containsExactly("ERROR the moon is down");
    assertThat(looked.pointer()).isEmpty();
  }

  @Test
  void a_quiet_log_is_good_and_an_empty_one_tells_nothing() {
    assertThat(LogSigns.judge("log", List.of("ready", "0 requests")).finding().isGood()).isTrue();
    assertThat(LogSigns.judge("log", List.of()).finding().state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_secret_in_a_log_is_not_shown() {
    var looked = LogSigns.judge("log", List.of("connection refused: password=hunter22 host=db"));
    assertThat(looked.lines().getFirst()).doesNotContain("hunter22").contains("password=***");
  }

  @Test
  void a_full_disk_and_used_up_inodes_are_bad() {
    var head = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";
    var good = head + "/dev/vda1 100 40 60 40% /\n";
    assertThat(Machine.disk(good, good).said()).isEqualTo("the fullest disk is 40% full");
    var full = Machine.disk(good + "/dev/vdb 100 97 3 97% /srv my data\n", good);
    assertThat(full.said()).isEqualTo("/srv my data has used 97%");
    assertThat(Machine.disk(good, head + "/dev/vda1 9 9 0 100% /\n").said())
        .isEqualTo("/ has used 100% of its inodes");
    assertThat(Machine.disk(good, head + "overlay 0 0 0 - /\n").isGood()).isTrue();
    assertThat(Machine.disk("", "").state()).isEqualTo(State.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"2000000, GOOD", "200000, GOOD", "199999, BAD", "0, BAD"})
  void hardly_any_memory_left_is_bad(long left, State state) {
    assertThat(Machine.memory(MEMINFO.formatted(left, 0)).state()).isEqualTo(state);
  }

  @Test
  void what_the_process_and_its_children_hold_is_added_up() {
    var meminfo = MEMINFO.formatted(2_000_000, 0);
    assertThat(Machine.process(" 1000000\n  200000\n", meminfo).said())
        .isEqualTo("it holds 1171 MiB, 30% of the machine's memory");
    assertThat(Machine.process("3200000\n", meminfo).state()).isEqualTo(State.BAD);
    assertThat(Machine.process("", meminfo).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void kills_by_the_kernel_are_found_in_its_log() {
    var log =
        """
        2026-01-01T10:00:00 vm kernel: eth0: link up
        2026-01-01T10:01:00 vm kernel: Out of memory: Killed process 77 (java)
        """;
    assertThat(Machine.kills("k", log).pointer()).contains(Machine.KILLS);
    assertThat(Machine.kills("k", "-- No entries --\n").finding().isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"10, GOOD", "922, BAD", "1024, BAD"})
  void open_files_near_the_limit_are_bad(long open, State state) {
    var limits = "Limit  Soft Limit Hard Limit Units\nMax open files  1024  4096  files\n";
    assertThat(Machine.files(limits, open).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    // what the check "nobody listens" says, whether the service runs, what that means
    "GOOD, GOOD, BAD", "GOOD, BAD, GOOD", "GOOD, UNKNOWN, GOOD",
    "BAD, GOOD, GOOD", "BAD, BAD, BAD", "BAD, UNKNOWN, GOOD",
    "UNKNOWN, GOOD, UNKNOWN", "UNKNOWN, BAD, UNKNOWN",
  })
  void a_port_is_judged_beside_whether_the_service_runs(State free, State runs, State comes) {
    assertThat(Ports.judge(80, finding(free), finding(runs)).finding().state()).isEqualTo(comes);
  }

  @Test
  void a_port_for_this_machine_only_is_nothing_that_clients_reach() {
    assertThat(Ports.reach(80, "LISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n").state())
        .isEqualTo(State.UNKNOWN);
    assertThat(Ports.reach(80, "LISTEN 0 511 0.0.0.0:80 0.0.0.0:*\n").isGood()).isTrue();
    assertThat(Ports.reach(80, "").state()).isEqualTo(State.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connection refused | nothing listens there",
        "no end within 5 s, while waiting for the answer | it hangs, or a firewall drops the connection",
        "500 in 5 ms, but expected status 2xx | it answers with errors of its own",
        "200 in 5 ms, but $.version is 'old' | it does not answer as it should",
        "TLS failed: expired | its certificate is not believed",
      })
  void an_answer_points_to_a_cause(String said, String cause) {
    assertThat(Answers.pointer(Finding.bad(said), BACK).cause()).isEqualTo(cause);
  }

  private static Finding finding(State state) {
    return switch (state) {
      case GOOD -> Finding.good("so it is");
      case BAD -> Finding.bad("so it is not");
      case UNKNOWN -> Finding.unknown("nobody could look");
    };
  }
}
