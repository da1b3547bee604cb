package dev.ripcord.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeTest {
  @TempDir private Path folder;

  @Test
  void what_somebody_else_has_removed_already_is_as_good_as_removed() throws IOException {
    var tree = Files.createDirectories(folder.resolve("tree/below"));
    Files.createFile(tree.resolve("file"));

    Tree.delete(folder.resolve("tree"));
    Tree.delete(folder.resolve("tree"));

    assertThat(folder.resolve("tree")).doesNotExist();
  }
}
