package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.app.demo.FreePort;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The troubleshooting of Lavalink's runbook (LL-11) at a machine whose tools say what they say. */
final class DiagnoseCommandTest {
  private static final String LAVALINK =
      """
      ripcord: 1
      services:
        lavalink:
          target: { systemd: { unit: lavalink-java } }
          probes:
            version: { http: "http://localhost:PORT/version" }
          procedures:
            standard: { budget: 5m, steps: [ { systemd: { restart: lavalink-java } } ] }
          symptoms:
            will-not-start:
              also: [ exits immediately ]
              looks:
                - name: Java is 17 or later
                  command: { run: [ java-version ], stdout: "~(1[7-9]|[2-9][0-9])[.].*" }
                  cause: the Java here is too old for Lavalink
                  remedy: { say: install Java 17, run: [ apt-get, install, openjdk-17-jre-headless ] }
                - name: Lavalink.jar is there
                  command: { run: [ test, -s, /opt/lavalink-java/Lavalink.jar ] }
                  cause: the jar is missing or empty
                  remedy: copy it from the backup
            websocket:
              title: clients are refused
              told-by: { bad: { name: refusals in the log, command: { run: [ refusals ], stdout: "0" } } }
              looks:
                - name: the password is set
                  command: { run: [ grep, -q, password, /opt/lavalink-java/application.yml ] }
                  cause: the password is not configured
                  remedy: [ "compare 'password' in application.yml with the clients'" ]
              remedy: { service: restart, say: restart it }
      """;
  private static final String UNIT =
      """
      LoadState=loaded
      ActiveState=%s
      SubState=%s
      Result=%s
      MainPID=%d
      NRestarts=0
      ExecMainStatus=%d
      UnitFileState=enabled
      """;

  private final Desk desk = new Desk();
  private final ScriptedHost host = desk.host;
  private final ScriptedHost other = new ScriptedHost();
  private String hosts = "";
  private final int port = FreePort.find();

  @BeforeEach
  void everything_is_well_but_the_service_does_not_run() {
    desk.opener = _ -> ripcord();
    well(host);
  }

  private static void well(ScriptedHost host) {
    host.answer("systemctl show", UNIT.formatted("failed", "failed", "exit-code", 0, 1));
    host.answer("journalctl -u lavalink-java", "Started Lavalink\nready\n");
    host.answer("journalctl -k", "-- No entries --\n");
    host.answer("ss ", "");
    host.answer("df ", "Filesystem 1k Used Free Cap Mounted\n/dev/vda1 9 4 5 45% /\n");
    host.answer("cat /proc/meminfo", "MemTotal: 4000000 kB\nMemAvailable: 2000000 kB\n");
    host.answer("java-version", "17.0.9\n");
    host.answer("test -s", "");
    host.answer("refusals", "0\n");
    host.answer("grep -q password", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "will not start",
        "will-not-start",
        "Won't start",
        "exits immediately",
        "does not run"
      })
  void a_symptom_is_known_by_every_word_for_it(String words) {
    var ran = desk.run("diagnose", "lavalink", "--symptom", words);
    assertThat(ran.out()).startsWith("will not start: YES");
    assertThat(ran.code()).isEqualTo(3);
  }

  @Test
  void an_unknown_symptom_is_an_error_with_a_suggestion() {
    var ran = desk.run("diagnose", "lavalink", "--symptom", "wil not strat");
    assertThat(ran.err()).contains("no symptom 'wil not strat' (did you mean 'will not start'?)");
    assertThat(ran.code()).isEqualTo(2);
  }

  @Test
  void a_port_that_another_process_has_is_the_cause() {
    host.answer("ss -H -ltnp", "LISTEN 0 511 *:2333 *:* users:((\"lavalink-rust\",pid=77,fd=6))\n");
    host.answer(
        "ps -ww -o", "77 lavalink 0::/system.slice/lavalink-rust.service /opt/lavalink-rust\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "will not start");
    Golden.matches("diagnose-port.txt", steady(ran.out()));
  }

  @Test
  void what_the_catalog_looks_at_goes_first_and_its_command_is_shown_and_never_carried_out() {
    host.answer("java-version", "11.0.2\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "will not start");
    assertThat(ran.out())
        .contains("Points to: the Java here is too old for Lavalink")
        .contains("    apt-get install openjdk-17-jre-headless\n");
    assertThat(host.acts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void without_a_symptom_all_are_looked_for(int columns) {
    host.answer(
        "journalctl -u lavalink-java",
        "Started\njava.lang.OutOfMemoryError: Java heap space, token=abcdef123\n");
    desk.onTerminal(columns);
    var ran = desk.run("diagnose lavalink --no-color");
    Golden.matches("diagnose-" + columns + ".txt", steady(ran.out()));
    assertThat(ran.code()).isEqualTo(3);
  }

  @Test
  void a_look_of_the_catalog_is_a_cause_of_a_built_in_symptom_and_no_sign_of_it() {
    host.answer("systemctl show", UNIT.formatted("active", "running", "success", 77, 0));
    host.answer("java-version", "11.0.2\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "will not start");
    assertThat(ran.out()).startsWith("will not start: it does not look like it");
    assertThat(ran.code()).isZero();
  }

  @Test
  void what_only_root_may_see_leaves_nothing_in_doubt() {
    host.answer("systemctl show", UNIT.formatted("active", "running", "success", 77, 0));
    host.answer("journalctl -k", ScriptedHost.exited(0, "", "No journal files were found."));
    var ran = desk.run("diagnose", "lavalink", "--symptom", "memory high");
    assertThat(ran.out())
        .contains("UNKNOWN  kills for want of memory")
        .startsWith("memory is high: it does not");
    assertThat(ran.code()).isZero();
  }

  @Test
  void memory_of_the_process_is_seen() {
    host.answer("systemctl show", UNIT.formatted("active", "running", "success", 77, 0));
    host.answer("ps -o rss= -p 77 --ppid 77", " 3600000\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "memory high");
    assertThat(ran.out())
        .startsWith("memory is high: YES")
        .contains("it holds 3515 MiB, 90% of the machine's memory")
        .contains("ripcord restart lavalink");
  }

  @Test
  void a_symptom_of_the_catalog_is_there_when_its_check_says_so() {
    host.answer("refusals", "12\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "clients are refused");
    assertThat(ran.out())
        .startsWith("clients are refused: YES")
        .contains("good  the password is set")
        .contains("No look points to a cause.")
        .contains("ripcord restart lavalink");
  }

  @Test
  void what_cannot_be_looked_at_is_unknown_and_never_bad() {
    host.answer("refusals", new CommandResult.NotStarted("no such program"));
    var ran = desk.run("diagnose", "lavalink", "--symptom", "clients are refused");
    assertThat(ran.out()).startsWith("clients are refused: cannot be told");
    assertThat(ran.code()).isEqualTo(8);
  }

  @Test
  void a_secret_of_a_log_is_not_shown() {
    host.answer("journalctl -u lavalink-java", "connection refused, password=hunter22\n");
    assertThat(desk.run("diagnose lavalink").out()).doesNotContain("hunter22");
    assertThat(desk.run("diagnose lavalink --json").out()).doesNotContain("hunter22");
  }

  @Test
  void a_program_gets_a_document() {
    host.answer("java-version", "11.0.2\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "will not start", "--json");
    Golden.matches("diagnose.json", steady(ran.out()));
  }

  /** Only the second of two machines has an old Java. */
  @Test
  void each_host_of_a_service_is_looked_at_by_itself_and_named() {
    hosts = "hosts: [ \"ssh://web-1\", \"ssh://web-2\" ]\n    ";
    well(other);
    other.answer("java-version", "11.0.2\n");
    var ran = desk.run("diagnose", "lavalink", "--symptom", "will not start");
    assertThat(ran.code()).isEqualTo(3);
    var second = ran.out().indexOf("will not start on web-2: YES");
    assertThat(second).isPositive();
    assertThat(ran.out().substring(0, second))
        .startsWith("will not start on web-1: YES")
        .contains("good  Java is 17 or later")
        .doesNotContain("too old");
    assertThat(ran.out().substring(second)).contains("Points to: the Java here is too old");
    assertThat(desk.run("diagnose", "lavalink").out())
        .contains("lavalink on web-1: ", "lavalink on web-2: ");
    assertThat(desk.run("diagnose", "lavalink", "--json").out())
        .contains("\"host\": \"web-1\"", "\"host\": \"web-2\"");
  }

  @Test
  void nothing_is_changed_by_it() {
    desk.run("diagnose lavalink");
    assertThat(host.acts()).isEmpty();
    assertThat(desk.journal.runs(Optional.empty(), 5)).isEmpty();
  }

  private String steady(String text) {
    return text.replace(String.valueOf(port), "2333").replaceAll("(connection refused).*", "$1");
  }

  private Ripcord ripcord() {
    var kinds = Kinds.of(Drivers.builtIn());
    var text =
        LAVALINK
            .replace("PORT", String.valueOf(port))
            .replace("    target:", "    " + hosts + "target:");
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(text, "ripcord.yaml"));
    return new Ripcord(
        catalog,
        kinds,
        desk.journal,
        each -> each.equals("ssh://web-2") ? other : host,
        desk.leases,
        desk.clock,
        new Secrets(_ -> ""));
  }
}
