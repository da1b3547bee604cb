package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.pm2.Pm2Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pm2 of our own user on this machine, in a home of its own. */
@Needs(Part.PM2)
class Pm2HereTest {
  @TempDir private Path folder;
  private Host host;
  private Carrying carrying;

  @BeforeEach
  void start() {
    host =
        LocalHost.create(
            Clock.system(),
            List.of(folder.resolve("acts")),
            List.of(folder.resolve("keep")),
            Duration.ofSeconds(1));
    carrying = new Carrying(Kinds.of(List.of(new Pm2Driver())), host);
  }

  @AfterEach
  void leaveNothing() {
    var kill = Command.of("node", Part.pm2().toString(), "kill");
    host.look(kill.with(Map.of("PM2_HOME", home().toString())));
  }

  @Test
  void nothing_of_our_environment_reaches_the_service_but_what_is_named() throws IOException {
    var script =
        Files.writeString(folder.resolve("server.js"), "setInterval(() => {}, 1000)").toString();
    var started = did("start: svc, script: " + script + ", env: { COLOUR: blue }");
    assertThat(started.done()).as(started.last().said()).isTrue();
    assertThat(environment(started)).containsEntry("COLOUR", "blue");
    assertThat(environment(started).keySet()).doesNotContainAnyElementsOf(ours());

    var restarted = did("restart: svc, env: { COLOUR: green }");
    assertThat(restarted.done()).as(restarted.last().said()).isTrue();
    assertThat(environment(restarted)).containsEntry("COLOUR", "green");
    assertThat(environment(restarted).keySet()).doesNotContainAnyElementsOf(ours());
    assertThat(Files.readString(home().resolve("pm2.log"))).contains("svc");
  }

  @Test
  void looking_starts_no_daemon_and_makes_no_folder() {
    var stopped = did("stop: svc");
    assertThat(stopped.first().said()).contains("no daemon in " + home());
    assertThat(home()).doesNotExist();
  }

  private Carrying.Carried did(String text) {
    var place = ", home: " + home() + ", bin: " + Part.pm2() + ", node: node }";
    return carrying.one(carrying.step("pm2", "{ " + text + place));
  }

  private Path home() {
    return folder.resolve("pm2");
  }

  /** What our environment has and a service must not get. */
  private static List<String> ours() {
    var account =
        List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "PWD", "SHLVL", "_");
    return Stream.concat(System.getenv().keySet().stream(), Stream.of("LC_ALL"))
        .filter(each -> !account.contains(each))
        .toList();
  }

  private static Map<String, String> environment(Carrying.Carried carried) throws IOException {
    var pid = Optional.ofNullable(carried.after().facts().get("pids")).orElseThrow();
    return Stream.of(Files.readString(Path.of("/proc", pid, "environ")).split("\0", -1))
        .filter(each -> each.indexOf('=') > 0)
        .collect(
            java.util.stream.Collectors.toMap(
                each -> each.substring(0, each.indexOf('=')),
                each -> each.substring(each.indexOf('=') + 1),
                (_, each) -> each));
  }
}
