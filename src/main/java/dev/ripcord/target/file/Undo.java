package dev.ripcord.target.file;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.host.FileContent;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** How a changed file is put back: kept before the change, restored by a step of its own. */
final class Undo {
  static final String RESTORE = "restore-file";
  static final String NO_FILE = "no-file";
  private static final String KEPT = "kept";
  private static final String EXPECT = "expect";

  private Undo() {}

  /** Keeps what is there now; the look then tells where, and how to know what we made of it. */
  static Look prepare(
      Stage stage, Look before, Optional<FileContent> now, Optional<byte[]> planned) {
    var files = stage.host().files();
    var kept = Kept.of(stage, "file");
    kept.save(files, now);
    return before
        .with(KEPT, kept.file().toString())
        .with(EXPECT, planned.map(each -> kept.hash(files, each)).orElse(NO_FILE));
  }

  /**
   * The step that puts back what was kept; nothing when nothing was. Values of {@code hidden} keys
   * stay unsaid.
   */
  static Optional<Configured> step(
      Look before, Path file, Optional<String> as, List<String> keys, List<String> hidden) {
    return before
        .fact(KEPT)
        .map(kept -> {
          var config = new LinkedHashMap<String, Object>();
          config.put("file", file.toString());
          config.put("kept", kept);
          before.fact(EXPECT).ifPresent(each -> config.put("expect", each));
          if (!keys.isEmpty()) {
            config.put("keys", List.copyOf(keys));
          }
          if (!hidden.isEmpty()) {
            config.put("hidden", List.copyOf(hidden));
          }
          as.ifPresent(each -> config.put("as", each));
          return new Configured(RESTORE, Nodes.of(config));
        });
  }
}
