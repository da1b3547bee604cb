package dev.ripcord.target.directory;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FilesAs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A link as it is.
 *
 * @param target as it is written; empty when there is no link
 * @param blocked whether something that is no link stands in its place
 * @param broken whether it points at nothing
 */
record Link(Path path, Optional<Path> target, boolean blocked, boolean broken) {
  static final Field<Optional<String>> AS =
      Field.optional(
          "as",
          Shapes.text("a user name", "[a-z_][a-z0-9_-]*"),
          "the user who reads and moves it; root means sudo -n where one is not root");

  static Link look(Sight sight, Path path, Optional<String> as) {
    var files = FilesAs.of(sight.host(), as);
    var seen = files.linkSeen(path);
    var link = seen.target().isPresent();
    return new Link(path, seen.target(), !link && seen.there(), link && !seen.there());
  }

  /** Where it points, from the root. */
  Optional<Path> absolute() {
    return target.map(each -> path.resolveSibling(each).normalize());
  }

  boolean pointsAt(Path folder) {
    return absolute().equals(Optional.of(folder.normalize()));
  }

  Map<String, String> facts() {
    var facts = new TreeMap<String, String>();
    facts.put("link", blocked ? "no link" : target.isPresent() ? "there" : "missing");
    target.ifPresent(each -> facts.put("target", each.toString()));
    facts.put("broken", String.valueOf(broken));
    return facts;
  }

  String said() {
    if (blocked) {
      return path + " is there, and it is no link";
    }
    return target
        .map(each -> path + " points at " + each + (broken ? ", which is not there" : ""))
        .orElse("there is no link " + path);
  }
}
