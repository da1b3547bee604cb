package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The logs of a service on two hosts: shown, counted, and cut by time. */
final class LogsCommandTest {
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        uploader:
          hosts: [ "ssh://web-1", "ssh://web-2" ]
          target: { systemd: { unit: uploader } }
          procedures:
            quick: { budget: 5m, steps: [ { systemd: { restart: uploader } } ] }
      """;
  private static final String LAST = "journalctl -u uploader -n 50 --no-pager";
  private static final String TIMED = "journalctl -u uploader -n 20000 --no-pager -o short-iso";

  private final Desk desk = new Desk();
  private final ScriptedHost one = desk.host;
  private final ScriptedHost two = new ScriptedHost();

  @BeforeEach
  void open() {
    desk.opener = _ -> ripcord();
    one.answer("journalctl", "up\nrequest 1 completed in 12ms\n");
    two.answer("journalctl", "ERROR upload 7 failed\nrequest 2 completed in 30ms\n");
  }

  @Test
  void each_line_says_from_which_host_it_is() {
    assertThat(desk.run("logs uploader").out())
        .contains("web-1 | up\n", "web-2 | ERROR upload 7 failed\n");
  }

  @Test
  void errors_are_counted_and_times_taken_out() {
    two.answer("journalctl -u uploader -n 2000", "ERROR upload 7 failed\nERROR upload 8 failed\n");
    one.answer("journalctl -u uploader -n 2000", "ERROR upload 9 failed\ntook 1ms\ntook 3ms\n");
    assertThat(desk.run("logs uploader --errors --times").out())
        .isEqualTo(
            """
            uploader: 3 errors of 1 kind in 5 lines of its log
                 3x  ERROR upload <n> failed
                     last: ERROR upload 8 failed
                     web-1: 1, web-2: 2

            uploader: how long things took, from 5 lines of its log
                 2x  half within 1 ms, 95% within 3 ms, longest 3 ms: took <time>
            """);
    assertThat(desk.run("logs uploader --errors --json").out())
        .contains("\"kind\": \"ERROR upload <n> failed\"", "\"ssh://web-2\": 2", "\"p95\": 3.0");
  }

  @Test
  void only_what_is_recent_by_the_clock_of_the_host_is_shown() {
    for (var each : new ScriptedHost[] {one, two}) {
      each.answer("date", "1700000000 +0100\n");
      each.answer(TIMED, "2023-11-14T22:00:00+0100 old\n2023-11-14T23:00:00+0100 new\n  more\n");
    }
    assertThat(desk.run("logs uploader --since 30m").out())
        .isEqualTo(
            """
            web-1 | 2023-11-14T23:00:00+0100 new
            web-1 |   more
            web-2 | 2023-11-14T23:00:00+0100 new
            web-2 |   more
            """);
  }

  @Test
  void lines_without_a_time_are_shown_and_it_is_said() {
    one.answer("date", "1700000000 +0100\n");
    two.answer("date", "1700000000 +0100\n");
    var ran = desk.run("logs uploader --since 30m");
    assertThat(ran.out()).contains("web-1 | up");
    assertThat(ran.err()).contains("! the log on web-1: its lines tell no time");
  }

  @Test
  void a_host_whose_log_cannot_be_read_hides_no_other() {
    one.answer(LAST, new CommandResult.NotStarted("no such program"));
    var ran = desk.run("logs uploader");
    assertThat(ran.out()).contains("web-2 | ERROR").doesNotContain("web-1");
    assertThat(ran.err()).contains("! the log on web-1: it cannot be read: not started");
    two.answer(LAST, new CommandResult.NotStarted("no such program"));
    assertThat(desk.run("logs uploader").err()).contains("cannot be read");
  }

  @Test
  void a_hostile_line_steers_no_terminal_and_its_secret_is_left_out() {
    one.answer(LAST, "\u001b]0;owned\u0007\u001b[2Jtoken=abcdef99 \u202eevil\n");
    for (var each : new String[] {"logs uploader", "logs uploader --json"}) {
      var out = desk.run(each).out();
      assertThat(out).doesNotContain("\u001b", "\u0007", "abcdef99").contains("token=***");
    }
    assertThat(desk.run("logs uploader").out()).doesNotContain("\u202e");
  }

  @Test
  void what_cannot_be_meant_is_said() {
    assertThat(desk.run("logs uploader --since soon").err()).contains("takes a length of time");
    assertThat(desk.run("logs uploader --times --follow").err()).contains("cannot follow");
  }

  private Ripcord ripcord() {
    var kinds = Kinds.of(Drivers.builtIn());
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(CATALOG, "ripcord.yaml"));
    return new Ripcord(
        catalog,
        kinds,
        desk.journal,
        each -> each.equals("ssh://web-2") ? two : one,
        desk.leases,
        desk.clock,
        new Secrets(_ -> ""));
  }
}
