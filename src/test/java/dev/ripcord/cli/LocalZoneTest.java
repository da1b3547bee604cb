package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalZoneTest {
  @TempDir Path folder;

  @Test
  void a_link_to_the_zone_of_utc_is_utc() throws IOException {
    assertThat(LocalZone.isUtc(_ -> Optional.empty(), link("/usr/share/zoneinfo/Etc/UTC")))
        .isTrue();
    assertThat(LocalZone.isUtc(_ -> Optional.of(""), link("../usr/share/zoneinfo/UTC"))).isTrue();
  }

  @Test
  void another_zone_is_not() throws IOException {
    assertThat(LocalZone.isUtc(_ -> Optional.empty(), link("/usr/share/zoneinfo/Europe/Berlin")))
        .isFalse();
    assertThat(LocalZone.isUtc(_ -> Optional.empty(), link("/etc/UTC"))).isFalse();
  }

  @Test
  void the_variable_goes_before_the_file() throws IOException {
    assertThat(LocalZone.isUtc(_ -> Optional.of("Asia/Tokyo"), link("/usr/share/zoneinfo/Etc/UTC")))
        .isFalse();
    assertThat(LocalZone.isUtc(_ -> Optional.of("UTC"), link("/usr/share/zoneinfo/Europe/Berlin")))
        .isTrue();
  }

  @Test
  void what_is_no_link_is_left_to_the_jdk() throws IOException {
    var copy = Files.writeString(folder.resolve("copy"), "TZif2");
    assertThat(LocalZone.isUtc(_ -> Optional.empty(), copy)).isFalse();
    assertThat(LocalZone.isUtc(_ -> Optional.empty(), folder.resolve("none"))).isFalse();
  }

  private Path link(String to) throws IOException {
    var link = Files.createTempFile(folder, "localtime", "");
    Files.delete(link);
    return Files.createSymbolicLink(link, Path.of(to));
  }
}
