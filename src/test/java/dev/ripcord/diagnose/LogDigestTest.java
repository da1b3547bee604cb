package dev.ripcord.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of a log counted by kind, and times taken out (SU-14). */
final class LogDigestTest {

  private static LogDigest of(String... lines) {
    return LogDigest.of(Map.of("local", List.of(lines)));
  }

  @Test
  void errors_that_differ_in_numbers_ids_times_and_addresses_are_one_kind() {
    var digest =
        of(
            "2026-11-22T10:00:00.123Z ERROR upload 17 of 6f1e1a52-1c3b-4b9e-9d3f-0a1b2c3d4e5f to"
                + " 10.0.0.7:9000 failed after 30.5s",
            "INFO all is well",
            "2026-11-22 10:07:31,900 ERROR upload 4711 of 00000000-1c3b-4b9e-9d3f-0a1b2c3d4e5f to"
                + " 192.168.1.20:9001 failed after 2s",
            "2026-11-22T10:08:00Z ERROR disk is full");
    assertThat(digest.lines()).isEqualTo(4);
    assertThat(digest.errors())
        .extracting(LogDigest.ErrorKind::kind, LogDigest.ErrorKind::all)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "ERROR upload <n> of <id> to <address> failed after <time>", 2),
            org.assertj.core.groups.Tuple.tuple("ERROR disk is full", 1));
    assertThat(digest.errors().getFirst().last()).contains("upload 4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[error] 12#12: *1 connect() failed",
        "{\"level\":\"error\",\"msg\":\"no such bucket\"}",
        "{\"level\":50,\"msg\":\"no such bucket\"}",
        "time=\"2026-11-22T10:00:00Z\" level=fatal msg=boom",
        "java.lang.IllegalStateException: closed",
        "Traceback (most recent call last):",
        "10.0.0.7 - - [22/Nov/2026:10:00:00 +0000] \"GET /upload HTTP/1.1\" 502 17",
        "\u001b[31mERROR\u001b[0m cannot write",
        "panic: runtime error: index out of range",
      })
  void what_programs_call_an_error_is_one(String line) {
    assertThat(LogDigest.error(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO retry after an error went well",
        "{\"level\":\"info\",\"msg\":\"0 failed\"}",
        "{\"level\":30,\"msg\":\"error handler is set\"}",
        "build ended with 0 errors",
        "done: errors=0 failed: 0",
        "  at dev.shop.Error.main(Error.java:12)",
        "10.0.0.7 - - [22/Nov/2026:10:00:00 +0000] \"GET /500 HTTP/1.1\" 200 500",
        "WARN pool is almost empty",
      })
  void what_only_sounds_like_an_error_is_none(String line) {
    assertThat(LogDigest.error(line)).isFalse();
  }

  @Test
  void times_are_taken_out_by_kind_of_line() {
    var lines = new ArrayList<String>();
    for (var i = 1; i <= 100; i++) {
      lines.add("request " + i + " completed GET /upload in " + i + "ms");
    }
    lines.add("listening on :8000");
    lines.add("started in 3s");
    var times = LogDigest.of(Map.of("local", lines)).times();
    assertThat(times).hasSize(1);
    var one = times.getFirst();
    assertThat(one.kind()).isEqualTo("request <n> completed GET /upload in <time>");
    assertThat(one.count()).isEqualTo(100);
    assertThat(List.of(one.half(), one.most(), one.longest()))
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(95), Duration.ofMillis(100));
  }

  @ParameterizedTest
  @CsvSource({
    "'took 12ms', 12000000",
    "'took 1.5 s', 1500000000",
    "'in 250\u00b5s', 250000",
    "'duration_ms=7', 7000000",
    "'{\"responseTime\":31}', 31000000",
    "'request_time=0.250', 250000000",
    "'in 2 minutes', 120000000000",
  })
  void a_time_is_read_as_programs_write_it(String line, long nanos) {
    assertThat(LogLine.of(line).took()).contains(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at 10:00:00", "v1.2.3s", "listening on 0.0.0.0:8000", "12 items"})
  void what_is_no_length_of_time_is_not_taken_for_one(String line) {
    assertThat(LogLine.of(line).took()).isEmpty();
  }

  @Test
  void the_hosts_of_an_error_are_counted_apart_and_the_most_frequent_kind_comes_first() {
    var digest =
        LogDigest.of(
            Map.of("a", List.of("ERROR rare"), "b", List.of("ERROR often 1", "ERROR often 2")));
    assertThat(digest.errors().getFirst().count()).isEqualTo(Map.of("b", 2));
    assertThat(digest.errors().getLast().kind()).isEqualTo("ERROR rare");
  }

  @Test
  void a_secret_of_a_line_is_in_no_kind() {
    var digest = of("ERROR login with password=hunter22 failed at https://joe:s3cretpw@db/x");
    assertThat(digest.toString()).doesNotContain("hunter22").doesNotContain("s3cretpw");
  }

  /** Another program writes the log, and may be made to write anything. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void hostile_lines_cost_no_time_and_break_nothing() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var lines = new ArrayList<String>();
    for (var word :
        List.of("password", "://", "1.", "a@", "0f:", "[", "error=", "\u001b[", "9ms ")) {
      lines.add(word.repeat(200_000));
    }
    for (var i = 0; i < 500; i++) {
      var line = new StringBuilder("ERROR ");
      random.ints(300, 0, 0x250).forEach(each -> line.append((char) each));
      lines.add(line.toString());
    }
    var digest = LogDigest.of(Map.of("local", lines));
    assertThat(digest.lines()).isEqualTo(509);
    assertThat(digest.errors().stream().mapToInt(LogDigest.ErrorKind::all).sum())
        .isGreaterThanOrEqualTo(400);
    assertThat(digest.errors()).allMatch(each -> each.kind().chars().noneMatch(c -> c < ' '));
  }
}
