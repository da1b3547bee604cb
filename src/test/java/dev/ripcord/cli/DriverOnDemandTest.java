package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a file costs no class of the driver for a server. */
final class DriverOnDemandTest {
  @TempDir private Path folder;

  @Test
  void no_class_of_a_database_that_is_not_used_is_loaded() throws IOException {
    Files.createDirectories(folder.resolve("releases/20260101000000"));
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260101000000"));
    Files.writeString(
        folder.resolve("ripcord.yaml"),
        """
        ripcord: 1
        journal: journal.db
        services:
          shop:
            target: { directory: { releases: %1$s/releases, current: %1$s/current } }
            probes: { ok: { file: %1$s/current } }
            procedures: { quick: { budget: 1m, steps: [ { rollback: release } ] } }
        """
            .formatted(folder));
    var classes = folder.resolve("classes");
    try (var ripcord = new MainProcess(folder)) {
      var ran = ripcord.with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes).run("status");
      assertThat(ran.all()).contains("shop");
    }
    assertThat(Files.readString(classes)).contains("org.sqlite.").doesNotContain("org.postgresql.");
  }
}
