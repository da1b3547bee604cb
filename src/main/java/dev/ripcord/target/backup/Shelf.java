package dev.ripcord.target.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where backups with one label are, and how many.
 *
 * @param service whose they are; empty outside a plan
 */
record Shelf(Path to, Optional<String> service, String label, int keep) {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  Shelf {
    if (to.getNameCount() < 1 || !to.equals(to.normalize())) {
      throw new IllegalArgumentException("'" + to + "' is no folder for backups");
    }
  }

  /** The folder of all labels. */
  Path labels() {
    return service.map(to::resolve).orElse(to);
  }

  Path folder() {
    return labels().resolve(label);
  }
}
