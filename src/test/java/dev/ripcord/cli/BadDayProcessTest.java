package dev.ripcord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ripcord.host.Eventually;
import dev.ripcord.host.SmallDisk;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealNginx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad days of the machine, met by the program as it is, with its real journal. */
@Timeout(180)
final class BadDayProcessTest {
  private static final String OLD = "20260101000000";
  private static final String BAD = "20260201000000";
  private static final String NO_STEPS = "";

  @TempDir private Path folder;
  private MainProcess ripcord;

  @BeforeEach
  void two_releases_on_disk() throws IOException {
    for (var each : List.of(OLD, BAD)) {
      var release = Files.createDirectories(folder.resolve("releases").resolve(each));
      Files.createFile(release.resolve("ok"));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases", BAD));
    ripcord = new MainProcess(folder);
    catalog("file: " + folder + "/current/ok", NO_STEPS);
  }

  @AfterEach
  void nothing_is_left() throws IOException {
    Files.writeString(folder.resolve("go"), "");
    ripcord.close();
  }

  /** A shop with this probe, which does this step before the release is brought back. */
  private void catalog(String probe, String step) throws IOException {
    var text =
        """
        ripcord: 1
        journal: %1$s/journal/journal.db
        services:
          shop:
            target: { directory: { releases: %1$s/releases, current: %1$s/current } }
            probes: { ok: { %2$s } }
            verify: { good: 1, every: 10ms, within: 1s }
            procedures:
              quick:
                budget: 1m
                steps:
        %3$s          - rollback: release
        """
            .formatted(folder, probe, step.isEmpty() ? "" : "          - " + step + "\n");
    Files.writeString(folder.resolve("ripcord.yaml"), text);
  }

  private String runs() throws IOException {
    return String.valueOf(folder.resolve("current").toRealPath().getFileName());
  }

  @Test
  void installed_a_minute_ago_it_goes_back_and_says_that_it_was_never_certified()
      throws IOException {
    var ran = ripcord.run("rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("RECOVERED", "never certified");
    assertThat(runs()).isEqualTo(OLD);
  }

  @Test
  void a_folder_that_is_missing_is_refused_with_its_name() throws IOException {
    Files.move(folder.resolve("releases"), folder.resolve("elsewhere"));
    var ran = ripcord.run("rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isEqualTo(3);
    assertThat(ran.out())
        .contains("REFUSED", "nothing was begun")
        .contains(folder + "/current points at releases/" + BAD + ", which is not there");
  }

  @Test
  void a_health_address_that_answers_200_with_the_wrong_version_is_no_recovery()
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = "{\"version\": \"2.0\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    catalog("http: { url: '" + url + "', expect: { json: { $.version: '1.0' } } }", NO_STEPS);
    var ran = ripcord.run("rollback", "shop", "--yes");
    server.stop(0);
    assertThat(ran.code()).as(ran.all()).isEqualTo(5);
    assertThat(ran.out())
        .contains("FAILED_DIRTY", "200", "$.version is '2.0' and not as expected: 1.0")
        .contains("ripcord undo");
  }

  @Test
  void a_command_that_hangs_is_ended_and_the_run_goes_no_further() throws IOException {
    catalog(
        "file: " + folder + "/current/ok",
        "command: { title: hangs, run: [ sleep, '1000' ], repeatability: safe }\n            timeout: 1s");
    var ran = ripcord.run("rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isEqualTo(5);
    assertThat(ran.out())
        .contains("hangs", "ended after 1 s", "not begun", "ripcord undo")
        .doesNotContain("RECOVERED");
    assertThat(runs()).isEqualTo(BAD);
  }

  @Test
  void a_command_that_is_deaf_to_sigterm_is_killed() throws IOException {
    catalog(
        "file: " + folder + "/current/ok",
        "command: { title: deaf, shell: 'trap \"\" TERM; echo $$ >"
            + folder
            + "/pid; while :; do sleep 1; done', repeatability: safe }\n            timeout: 1s");
    var ran = ripcord.run("rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isEqualTo(5);
    assertThat(ran.out()).contains("deaf", "ended after 1 s");
    var pid = Files.readString(folder.resolve("pid")).strip();
    assertThat(Path.of("/proc", pid)).doesNotExist();
  }

  @Test
  void a_command_that_prints_a_gigabyte_fills_neither_journal_nor_disk() throws IOException {
    catalog(
        "file: " + folder + "/current/ok",
        "command: { title: chatty, shell: 'head -c 1073741824 /dev/zero | tr \"\\0\" x; touch "
            + folder
            + "/done', observe: { file: "
            + folder
            + "/done } }");
    var ran = ripcord.run("rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out().length()).isLessThan(10_000);
    assertThat(size(folder)).isLessThan(20 << 20);
  }

  private static long size(Path place) throws IOException {
    try (var walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile).mapToLong(each -> each.toFile().length()).sum();
    }
  }

  @Test
  void of_two_rollbacks_in_one_journal_the_second_is_told_who_has_the_service() throws IOException {
    var first = inASlowStep();
    var second = ripcord.run("rollback", "shop", "--yes");
    assertThat(second.code()).as(second.all()).isEqualTo(3);
    assertThat(second.out()).contains("REFUSED", "has shop", "@", "ripcord abort");
    ends(first);
  }

  @Test
  void of_two_rollbacks_in_two_journals_the_second_is_told_who_has_the_host() throws IOException {
    var first = inASlowStep();
    var second = ripcord.run("--journal-dir", folder + "/other", "rollback", "shop", "--yes");
    assertThat(second.code()).as(second.all()).isEqualTo(3);
    assertThat(second.out())
        .contains("REFUSED", "host local with another journal", "nothing was begun")
        .containsPattern("\\w+@\\S+, process \\d+ \\(run 20\\d{6}-\\S+, for \\d+ s more");
    ends(first);
  }

  private MainProcess.Running inASlowStep() throws IOException {
    catalog(
        "file: " + folder + "/current/ok",
        "command: { title: slow, shell: 'touch "
            + folder
            + "/begun; until [ -e "
            + folder
            + "/go ]; do sleep 0.05; done; touch "
            + folder
            + "/slow', observe: { file: "
            + folder
            + "/slow } }");
    var running = ripcord.start("rollback", "shop", "--yes");
    Eventually.holds(running::said, () -> Files.exists(folder.resolve("begun")));
    return running;
  }

  private void ends(MainProcess.Running first) throws IOException {
    Files.writeString(folder.resolve("go"), "");
    var ran = first.end();
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(runs()).isEqualTo(OLD);
  }

  @Test
  @Needs(Part.ROOT)
  void with_no_room_for_the_journal_it_refuses_and_goes_on_with_another() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("journal"))) {
      disk.fill();
      refusesThenGoesOnElsewhere(disk);
    }
  }

  @Test
  @Needs(Part.ROOT)
  void with_a_journal_that_is_read_only_it_refuses_and_goes_on_with_another() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("journal"))) {
      disk.readOnly();
      refusesThenGoesOnElsewhere(disk);
    }
  }

  private void refusesThenGoesOnElsewhere(SmallDisk disk) throws IOException {
    var refused = ripcord.run("rollback", "shop", "--yes");
    assertThat(refused.code()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains(disk.path().toString(), "--journal-dir");
    assertThat(runs()).isEqualTo(BAD);
    var ran = ripcord.run("--journal-dir", folder + "/other", "rollback", "shop", "--yes");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(runs()).isEqualTo(OLD);
  }

  @Test
  @Needs(Part.ROOT)
  void on_a_full_disk_a_file_stays_whole_and_nothing_was_changed() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var env = Files.writeString(disk.path().resolve(".env"), "TYPE=antmedia\n");
      disk.fill();
      catalog(
          "file: " + folder + "/current/ok", "env-file: { file: " + env + ", set: { TYPE: x } }");
      var ran = ripcord.run("rollback", "shop", "--yes");
      assertThat(ran.code()).as(ran.all()).isEqualTo(4);
      assertThat(ran.out()).contains("FAILED_SAFE", "No space left", env + " is as it was");
      assertThat(env).content().isEqualTo("TYPE=antmedia\n");
      assertThat(runs()).isEqualTo(BAD);
    }
  }

  @Test
  @Needs(Part.NGINX)
  void a_broken_nginx_configuration_is_put_back_and_the_old_one_goes_on() throws IOException {
    nginxStaysAsItWas("server { listen 127.0.0.1:PORT; nonsense; }\n", "unknown directive");
  }

  @Test
  @Needs(Part.NGINX)
  void a_valid_nginx_configuration_whose_port_is_taken_is_put_back() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nginxStaysAsItWas(
          "server { listen 127.0.0.1:PORT; listen 127.0.0.1:"
              + taken.getLocalPort()
              + "; return 200 new; }\n",
          "Address already in use");
    }
  }

  private void nginxStaysAsItWas(String variant, String why) throws IOException {
    var place = Files.createDirectory(folder.resolve("nginx"));
    try (var nginx =
        RealNginx.start(place, "server { listen 127.0.0.1:PORT; return 200 old; }\n")) {
      var before = Files.readString(nginx.site());
      nginx.write("conf.d/media.conf.new", variant);
      catalog(
          "file: " + folder + "/current/ok",
          "nginx: { site: " + nginx.site() + ", conf: " + nginx.conf() + ", variant: new }");
      var ran = ripcord.run("rollback", "shop", "--yes");
      assertThat(ran.code()).as(ran.all()).isEqualTo(4);
      assertThat(ran.out()).contains("FAILED_SAFE", why);
      assertThat(nginx.site()).content().isEqualTo(before);
      assertThat(nginx.served()).contains("old");
      assertThat(runs()).isEqualTo(BAD);
    }
  }
}
