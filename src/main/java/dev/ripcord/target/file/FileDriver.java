package dev.ripcord.target.file;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** Steps and checks for files: {@code env-file}, {@code copy-file}, {@code file}, ... */
public final class FileDriver implements Driver {
  /** What a plain script needs for files. */
  static final Part PLAIN = Part.of(FileDriver.class, "file.sh");

  /** What a plain script needs for .env files. */
  static final Part PLAIN_ENV = Part.of(FileDriver.class, "env.sh");

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(
        "env-file",
        Shapes.late(EnvFileStep::shape),
        "copy-file",
        Shapes.late(CopyFileStep::shape),
        "copy-if-exists",
        CopyFileStep.ifExists(),
        Undo.RESTORE,
        Shapes.late(RestoreFileStep::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of("file", Shapes.late(FileCheck::shape), "env", Shapes.late(EnvCheck::shape));
  }
}
