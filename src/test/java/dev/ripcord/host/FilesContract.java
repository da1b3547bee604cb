package dev.ripcord.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.host.HostFiles.LinkSeen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host does with its files. */
public abstract class FilesContract extends HostContract {

  @Test
  void a_file_is_read_with_its_mode_and_absence_is_no_failure() throws IOException {
    var file = write("a", "text");
    mode(file, "rw-r-----");
    var content = files().read(file).orElseThrow();
    assertThat(content.text()).isEqualTo("text");
    assertThat(content.mode()).isEqualTo("0640");
    assertThat(content.owner()).isEqualTo(Files.getOwner(file) + ":" + group(file));
    assertThat(files().read(scratch().resolve("none"))).isEmpty();
    assertThat(files().read(file.resolve("below"))).isEmpty();
  }

  @Test
  void a_folder_and_a_device_are_not_read() {
    assertThatThrownBy(() -> files().read(scratch())).hasMessageContaining("no plain file");
    assertThatThrownBy(() -> files().read(Path.of("/dev/zero"))).isInstanceOf(HostException.class);
  }

  @Test
  void a_replacement_keeps_the_mode_and_leaves_nothing_beside() throws IOException {
    var file = write("a", "old");
    mode(file, "rwxr-x--x");
    files().replace(file, "new".getBytes(UTF_8));
    assertThat(files().read(file).orElseThrow().text()).isEqualTo("new");
    assertThat(files().read(file).orElseThrow().mode()).isEqualTo("0751");
    assertThat(files().list(scratch())).containsExactly("a");
  }

  @Test
  void what_was_read_can_be_put_back_as_it_was() throws IOException {
    var file = write("a", "old");
    mode(file, "rw-------");
    var before = files().read(file).orElseThrow();
    files().delete(file);
    files().replace(file, before);
    assertThat(files().read(file).orElseThrow()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void a_new_file_can_be_read_by_all_and_a_private_one_by_nobody_else() {
    var open = scratch().resolve("open");
    var secret = scratch().resolve("deep/er/secret");
    files().replace(open, new byte[0]);
    files().writePrivate(secret, new byte[] {1, 2});
    files().writePrivate(secret, new byte[] {3});
    assertThat(files().read(open).orElseThrow().mode()).isEqualTo("0644");
    assertThat(files().read(secret).orElseThrow().mode()).isEqualTo("0600");
    assertThat(files().read(secret).orElseThrow().bytes()).containsExactly(3);
  }

  @Test
  void a_link_is_followed_by_a_replacement() throws IOException {
    var file = write("real", "old");
    var link = scratch().resolve("link");
    files().link(link, Path.of("real"));
    files().replace(link, "new".getBytes(UTF_8));
    assertThat(Files.readString(file)).isEqualTo("new");
    assertThat(files().linkTarget(link)).contains(Path.of("real"));
  }

  @Test
  void a_link_is_moved_in_one_go_and_what_is_no_link_is_not_touched() throws IOException {
    var link = scratch().resolve("current");
    files().link(link, Path.of("releases/1"));
    files().link(link, Path.of("releases/2"));
    assertThat(files().linkTarget(link)).contains(Path.of("releases/2"));
    assertThat(files().exists(link)).isTrue();
    assertThat(files().list(scratch())).containsExactly("current");
    var file = write("file", "x");
    assertThat(files().linkTarget(file)).isEmpty();
    assertThatThrownBy(() -> files().link(file, Path.of("y"))).hasMessageContaining("no link");
  }

  @Test
  void a_link_is_seen_with_whether_it_leads_anywhere() throws IOException {
    var link = scratch().resolve("current");
    assertThat(files().linkSeen(link)).isEqualTo(new LinkSeen(Optional.empty(), false));
    files().link(link, Path.of("a folder/1"));
    assertThat(files().linkSeen(link))
        .isEqualTo(new LinkSeen(Optional.of(Path.of("a folder/1")), false));
    Files.createDirectories(scratch().resolve("a folder/1"));
    assertThat(files().linkSeen(link))
        .isEqualTo(new LinkSeen(Optional.of(Path.of("a folder/1")), true));
    files().link(link, scratch().resolve("a folder"));
    assertThat(files().linkSeen(link))
        .isEqualTo(new LinkSeen(Optional.of(scratch().resolve("a folder")), true));
    assertThat(files().linkSeen(write("file", "x")))
        .isEqualTo(new LinkSeen(Optional.empty(), true));
  }

  @Test
  void a_folder_is_listed_in_order_and_absence_is_empty() throws IOException {
    write("b", "");
    write("a", "");
    assertThat(files().list(scratch())).containsExactly("a", "b");
    assertThat(files().list(scratch().resolve("none"))).isEmpty();
    assertThat(files().exists(scratch().resolve("none"))).isFalse();
  }

  @Test
  void a_file_is_removed_once_and_a_folder_never() throws IOException {
    var file = write("a", "");
    files().delete(file);
    files().delete(file);
    assertThat(files().exists(file)).isFalse();
    assertThatThrownBy(() -> files().delete(scratch())).isInstanceOf(HostException.class);
  }

  @Test
  void a_failure_names_the_file_and_the_reason() {
    var file = scratch().resolve("none/file");
    assertThatThrownBy(() -> files().replace(file, new byte[0]))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("is not there");
  }

  protected HostFiles files() {
    return host().files();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(scratch().resolve(name), text);
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String group(Path file) throws IOException {
    return Files.getAttribute(file, "posix:group").toString();
  }
}
