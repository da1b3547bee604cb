package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog is a file or a folder, and everything wrong with any of it is told at once. */
class CatalogFilesTest {
  @TempDir Path folder;

  @Test
  void a_folder_is_all_its_yaml_files_together() throws IOException {
    write("b.yml", Samples.service("beta"));
    write("a.yaml", Samples.service("alpha"));
    write("journal.yaml", "ripcord: 1\njournal: /var/lib/ripcord/ripcord.db\n");
    write("notes.txt", "no: catalog");
    write(".a.yaml.swp.yaml", "no: catalog");
    var catalog = load(folder);
    assertThat(catalog.services().keySet()).containsExactly("alpha", "beta");
    assertThat(catalog.service("beta").name()).isEqualTo("beta");
    assertThat(catalog.journal()).contains("/var/lib/ripcord/ripcord.db");
  }

  @Test
  void all_errors_of_all_files_are_told_at_once() throws IOException {
    write("a.yaml", Samples.service("alpha").replace("budget: 2m", "bugdet: 2m"));
    write("b.yaml", "ripcord: 1\nservices: [\n");
    write("c.yaml", Samples.service("gamma").replace("ripcord: 1", "ripcord: 2"));
    assertThatThrownBy(() -> load(folder))
        .hasMessage(
            """
            %1$s/a.yaml:6:14: 'budget' is missing: how long all of it may take, proof included
            %1$s/a.yaml:6:16: unknown key 'bugdet' (did you mean 'budget'?)
            %1$s/b.yaml:3:1: a value is missing here: expected the node content, but found '<stream end>'
            %1$s/c.yaml:1:10: expected a whole number from 1 to 1, but found '2'\
            """
                .formatted(folder));
  }

  @Test
  void a_service_in_two_files_is_told_with_both_places() throws IOException {
    write("a.yaml", Samples.service("api"));
    write("b.yaml", Samples.service("api"));
    assertThatThrownBy(() -> load(folder))
        .hasMessage(
            "%1$s/b.yaml:3:3: a second service 'api'; the first stands at %1$s/a.yaml:3:3"
                .formatted(folder));
  }

  @Test
  void a_second_journal_is_told_with_both_places() throws IOException {
    write("a.yaml", "ripcord: 1\njournal: /one\n");
    write("b.yaml", Samples.service("api") + "journal: /two\n");
    assertThatThrownBy(() -> load(folder))
        .hasMessage(
            "%1$s/b.yaml:7:10: a second journal; the first is named at %1$s/a.yaml:2:10"
                .formatted(folder));
  }

  @Test
  void a_file_that_is_not_there_points_to_init() {
    assertThatThrownBy(() -> load(folder.resolve("ripcord.yaml")))
        .hasMessage(folder + "/ripcord.yaml: is not there; 'ripcord init' writes a starter file");
  }

  @Test
  void a_folder_without_a_service_points_to_init() {
    assertThatThrownBy(() -> load(folder))
        .hasMessage(folder + ": describes no service; 'ripcord init' writes a starter file");
  }

  @Test
  void a_file_of_100_mb_is_refused_before_it_is_read() throws IOException {
    var huge = folder.resolve("ripcord.yaml");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100 << 20);
    }
    assertThatThrownBy(() -> load(huge))
        .hasMessage(huge + ": has 104857600 bytes; a catalog has at most 8388608");
  }

  @Test
  void a_file_that_only_grows_is_read_no_further_than_the_limit() {
    assertThatThrownBy(() -> load(Path.of("/dev/zero"))).hasMessage("/dev/zero: is no file");
  }

  @Test
  void bytes_that_are_no_utf_8_are_told_with_their_place() throws IOException {
    var file = write("ripcord.yaml", "");
    Files.write(file, "ripcord: 1\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> load(file))
        .hasMessage(file + ":2:6: a byte that is not UTF-8; save the file as UTF-8");
  }

  @Test
  void utf_16_is_told_by_its_name() throws IOException {
    var file = write("ripcord.yaml", "");
    Files.write(file, "ripcord: 1".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> load(file)).hasMessage(file + ": saved as UTF-16: save it as UTF-8");
  }

  @Test
  void a_binary_is_refused() throws IOException {
    var bytes = new byte[4096];
    new Random(7).nextBytes(bytes);
    var file = Files.write(folder.resolve("ripcord.yaml"), bytes);
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void a_folder_that_may_not_be_read_is_told() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      var denied = new AccessDeniedException(folder.toString());
      assertThatThrownBy(
              () -> {
                if (Files.isReadable(folder)) { // root: nothing is denied to it
                  throw CatalogFiles.unreadable(folder, denied);
                }
                load(folder);
              })
          .hasMessage(folder + ": may not be read by this user");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a_link_that_leads_to_itself_is_told() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("ripcord.yaml"), Path.of("ripcord.yaml"));
    assertThatThrownBy(() -> load(link))
        .hasMessageStartingWith(link + ": cannot be read: Too many levels of symbolic links");
  }

  @Test
  void places_that_are_looked_at_when_nobody_names_one() {
    var places = CatalogPlaces.of(Optional.empty(), Map.of("HOME", "/home/ann"), Path.of("/srv"));
    assertThat(places.places())
        .containsExactly(
            Path.of("/srv/ripcord.yaml"),
            Path.of("/srv/ripcord.yml"),
            Path.of("/home/ann/.config/ripcord"),
            Path.of("/etc/ripcord"));
  }

  @Test
  void a_named_place_is_the_only_one() {
    var environment = Map.of("HOME", "/home/ann", "RIPCORD_CATALOG", "other.yaml");
    assertThat(CatalogPlaces.of(Optional.empty(), environment, Path.of("/srv")).places())
        .containsExactly(Path.of("/srv/other.yaml"));
    assertThat(CatalogPlaces.of(Optional.of("/a.yaml"), environment, Path.of("/srv")).places())
        .containsExactly(Path.of("/a.yaml"));
  }

  @Test
  void the_first_place_that_is_there_is_taken_and_an_empty_folder_is_not() throws IOException {
    var config = Files.createDirectories(folder.resolve("config/ripcord"));
    var places =
        CatalogPlaces.of(
            Optional.empty(),
            Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()),
            folder.resolve("here"));
    assertThatThrownBy(places::find)
        .hasMessageStartingWith("no catalog: looked for " + folder.resolve("here/ripcord.yaml"))
        .hasMessageEndingWith(
            "'ripcord init' writes a starter file, --catalog names another place");
    Files.writeString(config.resolve("api.yaml"), Samples.service("api"));
    assertThat(places.find()).isEqualTo(config);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Catalog load(Path place) {
    return CatalogFiles.load(place, Samples.VOCABULARY);
  }
}
