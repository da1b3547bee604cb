package dev.ripcord.real;

import dev.ripcord.host.Host;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Driver;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.compose.ComposeDriver;
import dev.ripcord.target.file.FileDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A service of a compose file on a real Docker keeps to the contract of targets. */
abstract class ComposeContract extends TargetContract {
  @TempDir static Path folder;
  @TempDir Path state; // a host remembers each act, and every test begins to count anew
  private static RealDocker docker;
  private static Path project;
  private final RealDocker.Generation generation;

  ComposeContract(RealDocker.Generation generation) {
    this.generation = generation;
  }

  /** What the file says of the image, and the target of the pin. */
  abstract String image();

  abstract String pin();

  @BeforeAll
  static void start() throws IOException {
    project = Files.createDirectory(folder.resolve("shop"));
    docker = RealDocker.start(Files.createDirectory(folder.resolve("docker")));
    docker.image("registry.test/shop:v1", "1");
    docker.image("registry.test/shop:v2", "2");
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  @Override
  protected Host host() {
    return Acting.local(state);
  }

  @Override
  protected List<Driver> drivers() {
    return List.of(new ComposeDriver(), new FileDriver());
  }

  @Override
  protected String kind() {
    return "compose";
  }

  @Override
  protected String yaml() {
    return """
    directory: %s
    service: app
    docker-host: %s
    bin: %s
    settle: 100ms
    %s
    """
        .formatted(project, docker.host(), generation.bin(), pin());
  }

  @Override
  protected String reality() {
    return docker
            .docker(
                "ps",
                "-a",
                "--no-trunc",
                "--format",
                "{{.ID}} {{.State}} {{.Names}} {{.CreatedAt}}")
            .text()
        + docker.docker("inspect", "-f", "{{.Image}} {{.State.StartedAt}}", name()).out()
        + docker
            .docker("image", "ls", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")
            .text()
            .lines()
            .sorted()
            .toList()
        + env();
  }

  @Override
  protected String state() {
    return docker.docker("inspect", "-f", "{{.State.Status}}" + running(), name()).out() + env();
  }

  /** What of the container an undo puts back. */
  String running() {
    return " {{.Image}} {{.HostConfig.RestartPolicy.Name}}";
  }

  private String name() {
    return generation == RealDocker.Generation.FIRST ? "shop_app_1" : "shop-app-1";
  }

  private static String env() {
    try {
      return Files.readString(project.resolve(".env"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void run() {
    try {
      Files.writeString(
          project.resolve("docker-compose.yml"),
          """
          version: "3.7"
          services:
            app:
              image: %s
              network_mode: host
              restart: always
          """
              .formatted(image()));
      Files.writeString(project.resolve(".env"), "TAG=v2\nSECRET=hunter2\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    docker.docker("tag", "registry.test/shop:v2", "registry.test/shop:latest").text();
    docker.compose(generation, project, "up", "-d").text();
    docker.docker("update", "--restart=always", name()).text();
    settled();
  }

  private void settled() {
    Eventually.holds("it settles", () -> docker.docker("logs", name()).out().contains("version 2"));
  }
}
