package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.app.demo.FreePort;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.plan.Planner;
import dev.ripcord.real.LavalinkJar;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealDocker;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Method 3 of Lavalink's runbook at the command line, from its example: two compose files on a real
 * Docker, whose containers run the stand-ins with the Java and the node of this machine.
 */
@Needs({Part.DOCKER, Part.NODE})
class LavalinkDockerTest {
  private static final String CANARY = "canary-lavalink-3b9d";
  private static final Path STAND_INS = Path.of("src/test/resources/lavalink").toAbsolutePath();
  private static final String COMPOSE =
      """
      version: "3.7"
      services:
        lavalink:
          image: registry.test/lavalink:NAME
          network_mode: host
          restart: always
          stop_grace_period: 1s
          working_dir: FOLDER/NAME
          command: [ COMMAND ]
          volumes: [ "/usr:/usr:ro", "/usr/lib:/lib:ro", "/usr/lib64:/lib64:ro", "HOME:HOME:ro", "FOLDER:FOLDER" ]
      """;

  @TempDir Path folder;
  private final Kinds kinds = Kinds.of(Drivers.builtIn());
  private final Desk desk = new Desk();
  private final int port = FreePort.find();
  private RealDocker docker;

  @BeforeEach
  void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(folder.resolve("docker")));
    server("java", "docker-compose-java.yml", LavalinkJar.java() + "\", \"-jar\", \"Lavalink.jar");
    server("rust", "docker-compose.yml", "/usr/bin/node\", \"lavalink-rust-stand-in.js");
    Files.move(LavalinkJar.in(folder), folder.resolve("java/Lavalink.jar"));
    Files.copy(
        STAND_INS.resolve("lavalink-rust-stand-in.js"),
        folder.resolve("rust/lavalink-rust-stand-in.js"));
    Files.writeString(folder.resolve("password"), CANARY);
    docker.image("registry.test/lavalink:rust", "rust");
    desk.catalog = example();
    desk.opener = _ -> ripcord();
  }

  @AfterEach
  void close() {
    docker.close();
  }

  @Test
  void the_other_compose_file_is_up_and_proven_and_nothing_stops_without_its_image()
      throws IOException {
    docker.compose(Generation.SECOND, folder, "up", "-d").text();
    dev.ripcord.host.Eventually.holds(
        "rust answers", () -> desk.run("health lavalink-docker").code() == 0);
    var rust = docker.docker("ps", "-q").text();

    var refused = desk.run("rollback lavalink-docker variant:java --yes");
    assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(3);
    assertThat(refused.out() + refused.err()).contains("registry.test/lavalink:java");
    assertThat(docker.docker("ps", "-q").text()).isEqualTo(rust);

    var java = docker.image("registry.test/lavalink:java", "java");
    var back = desk.run("rollback lavalink-docker variant:java --yes");
    assertThat(back.code()).as(back.out() + back.err()).isZero();
    assertThat(back.out()).contains("RECOVERED");
    assertThat(docker.runs(docker.docker("ps", "-q").text())).isEqualTo(java);

    Files.writeString(folder.resolve("rust/control"), "no-websocket");
    var deaf = desk.run("rollback lavalink-docker variant:rust --lift-quarantine --yes");
    assertThat(deaf.code()).as(deaf.out() + deaf.err()).isNotZero();
    assertThat(deaf.out())
        .contains("no WebSocket here: it answers 403")
        .doesNotContain("RECOVERED", CANARY);
  }

  @Test
  void an_exported_script_does_the_same_in_both_directions_without_ripcord() throws Exception {
    // on a loaded machine the first answers of a cold server are slower than the example allows
    desk.catalog = desk.catalog.replace("good: 3", "good: 1").replace("within: 10s", "within: 30s");
    var rust = docker.docker("inspect", "-f", "{{.Id}}", "registry.test/lavalink:rust").text();
    docker.image("registry.test/lavalink:java", "java");
    docker.compose(Generation.SECOND, folder, "up", "-d").text();
    dev.ripcord.host.Eventually.holds(
        "rust answers", () -> desk.run("health lavalink-docker").code() == 0);
    var container = docker.docker("ps", "-q").text();
    var toJava = export("java");
    var toRust = export("rust");

    docker.docker("image", "rm", "registry.test/lavalink:java").text();
    assertThat(PlainScript.run(toJava, "--yes"))
        .contains("REFUSED", "registry.test/lavalink:java of the service lavalink is not on")
        .endsWith("exit 3");
    assertThat(docker.docker("ps", "-q").text()).isEqualTo(container);

    var java = docker.image("registry.test/lavalink:java", "java");
    assertThat(PlainScript.run(toJava, "--yes"))
        .contains("RECOVERED  all of it was done")
        .doesNotContain(CANARY)
        .endsWith("exit 0");
    assertThat(docker.runs(docker.docker("ps", "-q").text())).isEqualTo(java);
    assertThat(PlainScript.run(toJava, "--yes")).contains("ALREADY_THERE").endsWith("exit 0");

    var program = folder.resolve("rust/lavalink-rust-stand-in.js");
    var whole = Files.readString(program);
    Files.writeString(program, "process.exit(1);\n");
    assertThat(PlainScript.run(toRust, "--yes"))
        .contains("crash loop", "FAILED_DIRTY")
        .doesNotContain("RECOVERED")
        .endsWith("exit 5");
    Files.writeString(program, whole);
    assertThat(PlainScript.run(toRust, "--yes"))
        .containsAnyOf("RECOVERED", "ALREADY_THERE")
        .endsWith("exit 0");
    assertThat(docker.runs(docker.docker("ps", "-q").text())).isEqualTo(rust);
  }

  private Path export(String variant) {
    var file = folder.resolve(variant + ".sh");
    var made = desk.run("export script lavalink-docker variant:" + variant + " --output " + file);
    assertThat(made.code()).as(made.out() + made.err()).isZero();
    return file;
  }

  private void server(String name, String file, String command) throws IOException {
    var home = Files.createDirectories(folder.resolve(name).resolve("config"));
    var configuration =
        "server:\n  port: %d\nlavalink:\n  server:\n    password: \"%s\"\n".formatted(port, CANARY);
    Files.writeString(home.resolve("application.yml"), configuration);
    Files.writeString(home.resolveSibling("application.yml"), configuration);
    Files.writeString(
        folder.resolve(file),
        COMPOSE
            .replace("NAME", name)
            .replace("COMMAND", "\"" + command + "\"")
            .replace("HOME", System.getProperty("java.home"))
            .replace("FOLDER", folder.toString()));
  }

  /** The machine with the Docker. */
  Host host() {
    return Acting.local(folder.resolve("host"));
  }

  private Ripcord ripcord() {
    var read =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(desk.catalog, "ripcord.yaml"));
    var host = host();
    return new Ripcord(
        read,
        kinds,
        desk.journal,
        _ -> host,
        desk.leases,
        Clock.system(),
        new Secrets(_ -> CANARY));
  }

  /** The example, turned to what runs here. */
  private String example() throws IOException {
    var text = Files.readString(Path.of("examples/lavalink/ripcord.yaml"));
    var how =
        "docker-host: '%s', bin: %s, settle: 1s, directory: %s"
            .formatted(docker.host(), Generation.SECOND.bin(), folder);
    return text.replaceAll(" *hosts: .*\\n", "")
        .replace("directory: /opt/lavalink/deployment", how)
        .replace("localhost:2333", "127.0.0.1:" + port)
        .replace("/etc/lavalink/password", folder.resolve("password").toString())
        .replace("within: 60s", "within: 10s");
  }
}
