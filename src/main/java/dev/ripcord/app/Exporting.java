package dev.ripcord.app;

import dev.ripcord.export.Subject;
import java.util.List;

/** What came of an export. */
public sealed interface Exporting {

  /** One for each procedure. */
  record Ready(List<Subject> subjects) implements Exporting {}

  /** There is nothing to write down; nothing was written. */
  record Refused(String said, List<String> details, String next) implements Exporting {}
}
