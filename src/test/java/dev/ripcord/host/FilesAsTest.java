package dev.ripcord.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of files, by commands of a user: here of the one that we are. */
class FilesAsTest extends FilesContract {
  @TempDir private Path folder;

  @Override
  protected Host host() {
    return LocalHost.create(
        Clock.system(),
        List.of(folder.resolve("state")),
        List.of(folder.resolve("keep")),
        Duration.ofSeconds(1));
  }

  @Override
  protected HostFiles files() {
    return new FilesAs(host(), System.getProperty("user.name"));
  }

  @Override
  protected Path scratch() {
    try {
      return Files.createDirectories(folder.resolve("scratch"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  protected List<String> stateTexts() {
    return List.of();
  }

  @Test
  void nothing_that_was_staged_stays() throws IOException {
    files().replace(scratch().resolve("a"), "secret".getBytes(UTF_8));
    try (var kept = Files.walk(folder.resolve("keep"))) {
      assertThat(kept.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void any_byte_comes_through() {
    var bytes = new byte[70_000];
    new java.util.Random(1).nextBytes(bytes);
    files().replace(scratch().resolve("a"), bytes);
    assertThat(files().read(scratch().resolve("a")).orElseThrow().bytes()).isEqualTo(bytes);
  }

  @Test
  void our_own_name_takes_the_shortWayway() {
    var shortWay = FilesAs.of(host(), Optional.of(System.getProperty("user.name")));
    assertThat(shortWay).isNotInstanceOf(FilesAs.class);
    assertThat(FilesAs.of(host(), Optional.empty())).isNotInstanceOf(FilesAs.class);
  }

  @Test
  @Needs(Part.ROOT)
  void another_user_has_that_user_s_rights_and_no_more() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var ours = Files.writeString(scratch().resolve("ours"), "x");
    Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rw-------"));
    var other = FilesAs.of(host(), Optional.of("nobody"));
    assertThatThrownBy(() -> other.read(ours))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("as nobody");
    assertThatThrownBy(() -> other.replace(scratch().resolve("new"), new byte[0]))
        .isInstanceOf(HostException.class);
    assertThat(files().list(scratch())).containsExactly("ours");
  }
}
