package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version programs say that they are, and whether it will do. */
class VersionCheckTest {
  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry(
              "openjdk version \"17.0.9\" 2023-10-17\nOpenJDK Runtime (build 17.0.9+9)", "17.0.9"),
          Map.entry("openjdk version \"21\" 2023-09-19", "21"),
          Map.entry("java version \"1.8.0_392\"\nJava(TM) SE (build 1.8.0_392-b08)", "8.0"),
          Map.entry("openjdk version \"25-ea\" 2025-09-16", "25"),
          Map.entry(
              "Picked up JAVA_TOOL_OPTIONS: -Xmx2g\nopenjdk version \"17.0.9\" 2023", "17.0.9"),
          Map.entry("nginx version: nginx/1.22.1", "1.22.1"),
          Map.entry("v20.11.0", "20.11.0"),
          Map.entry("psql (PostgreSQL) 15.6 (Debian 15.6-0+deb12u1)", "15.6"),
          Map.entry("Docker version 20.10.24+dfsg1, build 297e128", "20.10.24"),
          Map.entry("systemd 252 (252.39-1~deb12u1)", "252.39"),
          Map.entry("Terraform v1.11.4\non linux_amd64", "1.11.4"));

  @Test
  void the_version_is_found_in_what_real_programs_say() {
    SAID.forEach((text, version) -> assertThat(Version.in(text)).contains(Version.of(version)));
    assertThat(Version.in("no number here")).isEmpty();
  }

  @Test
  void numbers_are_compared_and_not_letters() {
    assertThat(Version.of("9")).isLessThan(Version.of("17"));
    assertThat(Version.of("17.0")).isEqualByComparingTo(Version.of("17"));
    assertThat(Version.of("1.22.1")).isGreaterThan(Version.of("1.9"));
  }

  @Test
  void an_old_one_is_bad_and_a_new_one_good_also_when_it_is_told_on_the_other_output() {
    assertThat(java("17.0.9").state()).isEqualTo(State.GOOD);
    assertThat(java("17.0.9").evidence()).containsEntry("version", "17.0.9");
    assertThat(java("1.8.0_392").said()).isEqualTo("it is 8.0, and at least 17 is needed");
    assertThat(java("11.0.2").state()).isEqualTo(State.BAD);
    assertThat(look(host("", "25"), "at-least: 17, below: 22").said()).contains("below 22");
  }

  @Test
  void a_program_that_is_not_there_or_fails_is_bad_and_a_host_that_is_away_is_unknown(
      @TempDir Path folder) {
    try (var local = Checks.local(folder)) {
      var none = Checks.look("version", "{ run: [no-such-java, -version], at-least: 17 }", local);
      assertThat(none.state()).as(none.said()).isEqualTo(State.BAD);
      assertThat(none.said()).contains("it is not there");
      var real = Path.of(System.getProperty("java.home"), "bin/java");
      assertThat(
              Checks.look("version", "{ run: [" + real + ", -version], at-least: 17 }", local)
                  .state())
          .isEqualTo(State.GOOD);
    }
    var failing = new ScriptedHost().answer("java", ScriptedHost.exited(1, "17.0.9", "no memory"));
    assertThat(look(failing, "at-least: 17").state()).isEqualTo(State.BAD);
    var away = new ScriptedHost().answer("java", new CommandResult.Lost("the line is down"));
    assertThat(look(away, "at-least: 17").state()).isEqualTo(State.UNKNOWN);
    assertThat(look(host("hello", ""), "at-least: 17").said()).contains("says no version: ");
  }

  private static Finding java(String version) {
    return look(host("", "openjdk version \"" + version + "\" 2023-10-17"), "at-least: \"17\"");
  }

  private static ScriptedHost host(String stdout, String stderr) {
    return new ScriptedHost().answer("java", ScriptedHost.exited(0, stdout, stderr));
  }

  private static Finding look(ScriptedHost host, String wanted) {
    return Checks.look("version", "{ run: [java, -version], " + wanted + " }", host);
  }
}
