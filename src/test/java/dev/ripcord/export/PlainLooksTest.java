package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.probe.WebSocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script sees by itself of processes, logs, links and units. */
class PlainLooksTest {
  private static final int GOOD = 0;
  private static final int NEVER_GOOD = 4;

  @TempDir Path folder;
  private final List<Process> begun = new java.util.ArrayList<>();

  @AfterEach
  void end() {
    begun.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"while :; do :; done, 4", "sleep 60; :, 0"})
  void what_processes_use_is_measured(String does, int exit) throws IOException {
    begin(folder, "sh", "-c", does, folder.toString());
    var ended =
        gate("process: { command: '" + folder.getFileName() + "$', cpu-below: 3%, over: 1s }");
    assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource({"ready, 0", "ERROR again, 5", "hm, 5"})
  void only_lines_since_it_began_count_in_a_log_file(String line, int exit) throws Exception {
    var log = Files.writeString(folder.resolve("log"), "ERROR of yesterday\nready\n");
    var ended = writing(line, log);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
    var naive = new ProcessBuilder("grep", "-q", "ready", log.toString()).start();
    assertThat(naive.waitFor()).as("the old line looks like a new one").isZero();
  }

  @Test
  void a_log_file_that_was_begun_anew_counts_as_a_whole() throws IOException {
    var log = Files.writeString(folder.resolve("log"), "ERROR of yesterday, a long line\n");
    var ended = writing("ready' >DIR/new; mv DIR/new DIR/log; printf '", log);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(GOOD);
  }

  private RunScript.Ended writing(String line, Path log) {
    return run(
        "procedures: { back: { budget: 1m, steps: [ { command: {",
        "  shell: \"printf '"
            + line
            + "\\\\n' >>"
            + log
            + "; touch DIR/done\", observe: { file: DIR/done } } } ] } }",
        "verify: { checks: [ { log: { file: " + log + ", contains: [ ready ],",
        "  not-contains: [ ERROR ] } } ], good: 1, every: 1s, within: 1s }");
  }

  @Test
  void a_process_from_before_the_link_moved_does_not_run_what_it_points_at() throws Exception {
    for (var each : List.of("a", "b")) {
      Files.createDirectories(folder.resolve("releases").resolve(each));
    }
    var link = Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/a"));
    pid(begin(link, "sleep", "60"));
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("releases/b"));
    assertThat(link.toRealPath()).as("the link alone looks well").endsWith(Path.of("b"));
    assertThat(activated(true).exit()).isEqualTo(NEVER_GOOD);
    assertThat(activated(false).exit()).isEqualTo(GOOD);
    pid(begin(link, "sleep", "60"));
    assertThat(activated(true).exit()).isEqualTo(GOOD);
    pid(begin(folder, "sleep", "60"));
    assertThat(activated(true).exit()).as("in no release, but newer").isEqualTo(GOOD);
  }

  private RunScript.Ended activated(boolean wanted) {
    return gate(
        "activated: { releases: DIR/releases, current: DIR/current, process: {"
            + " pid-file: DIR/pid }, wanted: "
            + wanted
            + " }");
  }

  @Test
  void systemd_is_had_to_read_a_changed_file_anew() throws IOException {
    var systemctl = Files.createDirectory(folder.resolve("bin")).resolve("systemctl");
    Files.writeString(
        systemctl,
        """
        #!/bin/sh
        case "$*" in
          *daemon-reload) touch DIR/read ;;
          show*) printf '%s\\n' LoadState=loaded ActiveState=active MainPID=0
            if [ -e DIR/read ]; then echo NeedDaemonReload=no; else echo NeedDaemonReload=yes; fi ;;
        esac
        """
            .replace("DIR", folder.toString()));
    assertThat(systemctl.toFile().setExecutable(true)).isTrue();
    var ended =
        run(
            "procedures: { back: { budget: 1m, steps: [ { systemd: { daemon-reload: it,"
                + " as: "
                + System.getProperty("user.name")
                + " } } ] } }");
    assertThat(ended.out()).contains("systemd has read the file of unit it as it is");
    assertThat(folder.resolve("read")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "receive: { json: { $.op: ready } }, 0",
    "receive: { json: { $.op: other } }, 4",
    "receive: { contains: [ ready ] }, 0",
    "headers: { Stay: silent }, 0",
    "'receive: ready, headers: { Stay: silent }', 4",
    "headers: { Be: wrong }, 4"
  })
  void a_web_socket_is_opened_by_its_whole_handshake(String asks, int exit) throws IOException {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));
      var url = "ws://127.0.0.1:" + server.getLocalPort() + "/v4/websocket";
      var ended = gate("websocket: { url: '" + url + "', timeout: 2s, " + asks + " }");
      assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
    }
  }

  /** A right one, unless it is asked to be another. */
  private static void serve(ServerSocket server) {
    try {
      while (true) {
        var socket = server.accept();
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
          request.append((char) socket.getInputStream().read());
        }
        var agreed = WebSocketServer.agreed(request.toString());
        var wrong = request.indexOf("Be: wrong") > 0;
        var said = wrong ? agreed.replaceFirst("Accept: .", "Accept: -") : agreed;
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        if (request.indexOf("Stay: silent") < 0) {
          WebSocketServer.frame(socket, 0x89, new byte[0]);
          WebSocketServer.text(socket, "{\"op\":\"ready\",\"pad\":\"" + "x".repeat(200) + "\"}");
        }
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private void pid(Process process) throws IOException {
    Files.writeString(folder.resolve("pid"), process.pid() + "\n");
  }

  private Process begin(Path where, String... argv) throws IOException {
    var process = new ProcessBuilder(argv).directory(where.toFile()).start();
    begun.add(process);
    return process;
  }

  /** Ends with 0 when the check is good. */
  private RunScript.Ended gate(String check) {
    return run(
        "procedures: { back: { budget: 1m, steps: [",
        "  { wait: { for: [ { name: gate, " + check + " } ], within: 1s } } ] } }",
        "verify: { checks: [ { file: DIR } ], good: 1, every: 1s, within: 1s }");
  }

  private RunScript.Ended run(String... lines) {
    var text = String.join("\n", lines).replace("DIR", folder.toString());
    var script = Exported.script(text.split("\n", -1));
    return new RunScript(folder)
        .run(script, Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"), "--yes");
  }
}
