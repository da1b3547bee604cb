package dev.ripcord.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ripcord.host.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets of every kind stand in the catalog wherever one may; steps print them, a server repeats
 * them, and a log has them. The program as it is runs every command that tells of it, and the
 * secrets are found nowhere; what is no secret is found, so the search does find.
 */
@Timeout(300)
final class CanaryTest {
  private static final String PLAIN = "plainControl8271vqx";
  private static final Canary SHORTER = new Canary("prefix", "Zq7wXkJvPm2sTr9b");
  private static final Canary HEADER =
      new Canary("env", SHORTER.value() + "+Lc4/\"Hd8&yNgWeFuQ1xYk=");
  private static final Canary LOW = new Canary("file", "mauve otter");
  private static final Canary KEY =
      new Canary(
          "credential",
          "-----BEGIN PRIVATE KEY-----\nqMvBtXwRzLpKdHsNfGjC\nyTrEwQaSdFgHjKlZxCvB\n"
              + "-----END PRIVATE KEY-----");
  private static final Canary LONG = new Canary("long", "uVdYkSbRmXzHqTnWpJcFgLe".repeat(12));
  private static final Canary BUILD = new Canary("build", "hPzJxWqKvBnMtRsYdGcL");
  private static final Canary OLD = new Canary("old", "QwJzXvKpBhNmTySd");
  private static final List<Canary> ALL = List.of(SHORTER, HEADER, LOW, KEY, LONG, BUILD, OLD);

  @TempDir private Path folder;
  private HttpServer server;
  private MainProcess ripcord;
  private final List<String> found = new ArrayList<>();

  private String catalog() {
    return """
    ripcord: 1
    journal: %1$s/journal/journal.db
    services:
      shop:
        target: { directory: { releases: %1$s/releases, current: %1$s/current, log: %1$s/shop.log } }
        probes:
          echo:
            http:
              url: "http://127.0.0.1:%2$d/echo"
              method: POST
              headers:
                Authorization: "Bearer ${env:CANARY_HEADER}"
                X-Low: "${file:%1$s/low}"
                X-Plain: %3$s
              body-sent: "${env:CANARY_SHORTER} ${env:CANARY_LONG}"
              expect:
                json: { $.authorization: right, $.body: right, $.plain: right, $.low: right }
                header: { X-Echo: right }
                body-contains: [ right ]
          moved:
            http: { url: "http://127.0.0.1:%2$d/moved", headers: { X-Token: "${env:CANARY_HEADER}" } }
          prints:
            command:
              shell: 'echo "$LONG"; echo "$KEY" >&2; exit 4'
              environment: { LONG: "${env:CANARY_LONG}", KEY: "${credential:deep}" }
          printed:
            command:
              shell: 'echo "%3$s xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx $A $B"'
              environment: { A: "${env:CANARY_SHORTER}", B: "${env:CANARY_HEADER}" }
              stdout: right
          env: { env: { file: %1$s/.env, has: { COLOUR: "${env:CANARY_SHORTER}", PLAIN: other } } }
          log: { log: { file: %1$s/shop.log, not-contains: [ ERROR ] } }
        verify: { good: 1, every: 10ms, within: 1s }
        procedures:
          quick:
            budget: 1m
            continue-on-failure: true
            steps:
              - env-file:
                  file: %1$s/.env
                  set:
                    COLOUR: "${file:%1$s/low}"
                    DATABASE: "postgres://shop:${env:CANARY_SHORTER}@db/shop"
                    PLAIN: %3$s
              - command:
                  run: [ sh, -c, 'echo x >>effects; echo "%3$s $LOW $HEADER"; echo "$LONG" >&2; echo "ERROR $LOW $SHORT" >>shop.log; exit 3' ]
                  directory: %1$s
                  environment:
                    LOW: "${file:%1$s/low}"
                    HEADER: "${env:CANARY_HEADER}"
                    SHORT: "${env:CANARY_SHORTER}"
                    LONG: "%4$s${env:CANARY_LONG}"
                  observe: { command: { shell: 'echo "$KEY"; exit 1', environment: { KEY: "${credential:deep}" } } }
                  undo: { shell: 'echo "$LONG" >&2; exit 5' }
                within: 10ms
              - command:
                  title: keys
                  run: [ sh, -c, 'echo "$KEY"; echo "$KEY" >&2; exit 1' ]
                  environment: { KEY: "${credential:deep}" }
                  repeatability: safe
                retries: 1
              - command:
                  title: slow
                  run: [ sh, -c, "echo y >> %1$s/effects; until [ -e %1$s/go ]; do sleep 0.05; done", %3$s ]
                  environment: { KEY: "${credential:deep}", HEADER: "${env:CANARY_HEADER}" }
                  repeatability: safe
              - command:
                  title: missing
                  run: [ no-such-program ]
                  environment: { KEY: "${env:CANARY_HEADER}", NONE: "${file:%1$s/none}" }
              - front-end:
                  folder: %1$s/site
                  build: [ sh, -c, 'mkdir dist; echo "$VITE" >dist/index.html; echo "$VITE"; echo "built with $VITE" >&2' ]
                  deploy: [ sh, -c, 'echo "no rights for $VITE" >&2; exit 1' ]
                  served: %1$s/www
                  environment: { VITE: "${env:CANARY_BUILD}" }
                within: 10ms
              - wait: { for: [ { http: { url: "http://127.0.0.1:%2$d/echo", headers: { Authorization: "${env:CANARY_HEADER}" } } } ] }
                within: 1s
              - rollback: release
    """
        .formatted(folder, server.getAddress().getPort(), PLAIN, "x".repeat(175));
  }

  @BeforeEach
  void a_shop_and_a_server_that_repeats_what_it_is_told() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", CanaryTest::repeat);
    server.start();
    for (var each : List.of("20260101000000", "20260201000000")) {
      var release = Files.createDirectories(folder.resolve("releases").resolve(each));
      Files.createFile(release.resolve("ok"));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260201000000"));
    Files.createDirectories(folder.resolve("site"));
    Files.createDirectories(folder.resolve("www"));
    Files.createDirectories(folder.resolve("journal"));
    Files.writeString(folder.resolve("site/package.json"), "{}");
    Files.writeString(folder.resolve("shop.log"), "INFO up\nERROR " + HEADER.value() + "\n");
    Files.writeString(folder.resolve(".env"), "COLOUR=" + OLD.value() + "\nPLAIN=before\n");
    Files.writeString(folder.resolve("low"), LOW.value() + "\n");
    Files.writeString(Files.createDirectory(folder.resolve("creds")).resolve("deep"), KEY.value());
    Files.writeString(folder.resolve("ripcord.yaml"), catalog());
    ripcord =
        new MainProcess(folder)
            .with("CANARY_HEADER", HEADER.value())
            .with("CANARY_SHORTER", SHORTER.value())
            .with("CANARY_LONG", LONG.value())
            .with("CANARY_BUILD", BUILD.value())
            .with("CREDENTIALS_DIRECTORY", folder.resolve("creds").toString());
  }

  @AfterEach
  void nothing_is_left() throws IOException {
    Files.writeString(folder.resolve("go"), "");
    ripcord.close();
    server.stop(0);
  }

  /** All that came in goes out: in the body, in a header and, written for an address, in both. */
  private static void repeat(HttpExchange exchange) throws IOException {
    var heads = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var authorization = String.valueOf(heads.getFirst("Authorization"));
    exchange.getResponseHeaders().add("X-Echo", authorization);
    if (exchange.getRequestURI().getPath().equals("/moved")) {
      var token = URLEncoder.encode(heads.getFirst("X-Token"), UTF_8);
      exchange.getResponseHeaders().add("Location", "/login/" + token + "?t=" + token);
      exchange.sendResponseHeaders(302, -1);
    } else {
      var answer =
          "{\"authorization\": %s, \"body\": %s, \"low\": %s, \"plain\": %s}"
              .formatted(
                  quoted(authorization),
                  quoted(body),
                  quoted(heads.getFirst("X-Low")),
                  quoted(heads.getFirst("X-Plain")));
      exchange.sendResponseHeaders(500, answer.getBytes(UTF_8).length);
      exchange.getResponseBody().write(answer.getBytes(UTF_8));
    }
    exchange.close();
  }

  private static String quoted(String text) {
    return "\"" + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Test
  void a_secret_of_the_catalog_is_found_nowhere() throws Exception {
    var said = new ArrayList<String>();
    try (var lines = new CommandLines()) {
      said.addAll(tellBefore());
      said.add(rollBackWhileItIsLookedAt());
      said.addAll(tellAfter());
      nowhere("a command line", lines.all());
      assertThat(lines.all()).as("command lines are read").contains(PLAIN);
    }
    said.forEach(each -> nowhere("what was printed by " + each.lines().findFirst(), each));
    assertThat(String.join("\n", said)).as("what is no secret is shown").contains(PLAIN);
    var journal = bytes(folder.resolve("journal"));
    nowhere("the journal", journal);
    assertThat(journal).as("the journal is read").contains(PLAIN);
    nowhere("the places for temporary files", bytes(folder.resolve("tmp")));
    assertThat(keptPrivate("/ripcord/undo/")).as("what an undo needs").isNotEmpty();
    assertThat(found).isEmpty();
  }

  private List<String> tellBefore() throws IOException {
    return tell(
        "check --verbose",
        "check --json",
        "status --json",
        "health shop",
        "health shop --json",
        "logs shop",
        "plan shop --verbose",
        "plan shop --json");
  }

  /** And while its slow step waits: from another process. */
  private String rollBackWhileItIsLookedAt() throws IOException {
    var line = List.of("rollback", "shop", "--yes", "--verbose", "--why", PLAIN);
    var running = ripcord.start(line.toArray(String[]::new));
    Eventually.holds(running::said, () -> effects().contains("y"));
    assertThat(keptPrivate("/ripcord/")).as("what commands printed").isNotEmpty();
    var said = String.join("\n", tell("show shop", "status"));
    var follows = ripcord.start("show", "shop", "--follow");
    var followsAsJson = ripcord.start("show", "shop", "--follow", "--json");
    Files.writeString(folder.resolve("go"), "");
    var ran = running.end();
    assertThat(ran.code()).as(ran.all()).isEqualTo(5);
    assertThat(effects()).isEqualTo("x\ny\n");
    assertThat(folder.resolve("current").toRealPath()).endsWithRaw(Path.of("20260101000000"));
    return said + ran.all() + follows.end().all() + followsAsJson.end().all();
  }

  private List<String> tellAfter() throws IOException {
    return tell(
        "show shop --verbose",
        "show shop --json",
        "report shop",
        "report shop --json",
        "status --verbose",
        "undo shop --dry-run",
        "undo shop --dry-run --json",
        "undo shop --yes",
        "rollback shop --yes --anyway --json",
        "report shop --json",
        "logs shop --json --tail 100",
        "");
  }

  private List<String> tell(String... lines) throws IOException {
    var said = new ArrayList<String>();
    for (var each : lines) {
      var ran = ripcord.run(each.isEmpty() ? new String[0] : each.split(" "));
      assertThat(ran.code()).as(each + ": " + ran.all()).isNotIn(1, 2);
      said.add("$ ripcord " + each + "\n" + ran.all());
    }
    return said;
  }

  private void nowhere(String where, String text) {
    for (var each : ALL) {
      each.in(text).ifPresent(part -> found.add(each.name() + " in " + where + around(text, part)));
    }
  }

  private static String around(String text, String part) {
    var at = text.indexOf(part);
    return ": ..." + text.substring(Math.max(0, at - 400), Math.min(text.length(), at + 200));
  }

  /** What a command printed, and what an undo needs: on the host, for its owner alone. */
  private List<String> keptPrivate(String place) throws IOException {
    var kept = new ArrayList<String>();
    for (var each : List.of("run", "lib", "home")) {
      for (var file : files(folder.resolve(each))) {
        if (ALL.stream().anyMatch(canary -> canary.in(text(file)).isPresent())) {
          var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          kept.add(mode + " " + file);
        }
      }
    }
    kept.stream()
        .filter(each -> !each.startsWith("rw-------") || !each.contains(place))
        .forEach(each -> found.add("a secret in " + each));
    return kept;
  }

  private String effects() {
    var file = folder.resolve("effects");
    return Files.exists(file) ? text(file) : "";
  }

  private static String bytes(Path place) throws IOException {
    return files(place).stream().map(CanaryTest::text).collect(Collectors.joining("\n"));
  }

  private static List<Path> files(Path place) throws IOException {
    try (var walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
