package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Carrying.Carried;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.compose.ComposeDriver;
import dev.ripcord.target.variant.VariantDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lavalink's third method: an old and a new implementation, each with a compose file of its own in
 * one folder, where Compose takes both for the same project and the same service.
 */
@Needs(Part.DOCKER)
class ComposeSwapTest {
  private static final String FILE =
      """
      version: "3.7"
      services:
        lavalink:
          image: IMAGE
          network_mode: host
          restart: always
      """;
  @TempDir static Path shared;
  private static RealDocker docker;

  @TempDir Path folder;

  /** The service under test, and what carries its steps out. */
  private record Lavalink(Path project, Carrying carrying, Target target) {
    Optional<String> running() {
      return target.observe(carrying.sight()).identity();
    }

    Readiness ready(String variant) {
      return target.ready(carrying.sight(), variant(variant));
    }

    List<Carried> bringBack(String variant) {
      return carrying.all(target.bringBack(variant(variant)));
    }
  }

  @BeforeAll
  static void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(shared.resolve("docker")));
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  private Lavalink lavalink(Generation which) throws IOException {
    var project = Files.createDirectory(folder.resolve("lavalink"));
    file(project, "docker-compose.yml", "registry.test/lavalink:rust");
    file(project, "docker-compose-java.yml", "registry.test/lavalink:java");
    var kinds = Kinds.of(List.of(new VariantDriver(), new ComposeDriver()));
    var target =
        Optional.<Shape<? extends Target>>ofNullable(kinds.targets().get("variants"))
            .orElseThrow()
            .readOrThrow(YamlReader.read(yaml(project, which), "test"));
    return new Lavalink(project, new Carrying(kinds, Acting.local(folder)), target);
  }

  private static String yaml(Path project, Generation which) {
    var rest =
        "directory: %s, docker-host: '%s', bin: %s, settle: 100ms"
            .formatted(project, docker.host(), which.bin());
    return """
    java: { runs: { compose: { file: docker-compose-java.yml, REST } } }
    rust: { runs: { compose: { file: docker-compose.yml, REST } } }
    """
        .replace("REST", rest);
  }

  private static void file(Path project, String name, String image) throws IOException {
    Files.writeString(project.resolve(name), FILE.replace("IMAGE", image));
  }

  private static Release variant(String name) {
    return new Release(
        1,
        "variant:" + name,
        Map.of("variant", name),
        Instant.EPOCH,
        Grade.KNOWN,
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void the_other_implementation_runs_alone_after_the_swap_and_after_the_swap_back(Generation which)
      throws IOException {
    var lavalink = lavalink(which);
    var rust = docker.image("registry.test/lavalink:rust", "rust");
    docker.docker("image", "rm", "registry.test/lavalink:java");
    docker.compose(which, lavalink.project(), "up", "-d").text();
    assertThat(lavalink.running()).contains("variant:rust");
    assertThat(lavalink.ready("java"))
        .as("found before anything is stopped")
        .isInstanceOfSatisfying(
            Readiness.NotUsable.class,
            each -> assertThat(each.why()).contains("registry.test/lavalink:java", "not on this"));

    var java = docker.image("registry.test/lavalink:java", "java");
    for (var each : List.of("java", "rust")) {
      assertThat(lavalink.ready(each)).isEqualTo(new Readiness.Usable());
      assertThat(lavalink.bringBack(each)).allMatch(Carried::done);
      assertThat(lavalink.running()).contains("variant:" + each);
      assertThat(docker.docker("ps", "-q", "--no-trunc").text().lines()).hasSize(1);
      assertThat(docker.runs(docker.docker("ps", "-q").text()))
          .isEqualTo(each.equals("java") ? java : rust);
    }
    assertThat(lavalink.bringBack("rust")).noneMatch(Carried::acted);
    docker.restart();
    assertThat(lavalink.running()).as("and after a restart of Docker").contains("variant:rust");
    docker.docker("rm", "-f", docker.docker("ps", "-aq").text()).text();
  }
}
