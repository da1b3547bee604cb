package dev.ripcord.target.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is copied.
 *
 * @param exclude patterns of names, or with a slash at the beginning of whole paths
 */
record Wanted(List<Path> paths, List<String> exclude) {
  Wanted {
    paths = List.copyOf(paths);
    exclude = List.copyOf(exclude);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("'paths' names nothing");
    }
    for (var each : paths) {
      if (each.getNameCount() < 1 || !each.equals(each.normalize())) {
        throw new IllegalArgumentException(
            "'" + each + "' is not copied: name a file or a folder, such as /opt/x");
      }
    }
  }

  /** As {@code find} is told before its action; backups are never copied into one. */
  List<String> words(Shelf shelf) {
    var words = new ArrayList<String>();
    paths.forEach(each -> words.add(each.toString()));
    words.addAll(List.of("(", "-path", literally(shelf.labels())));
    for (var each : exclude) {
      words.addAll(List.of("-o", each.startsWith("/") ? "-path" : "-name", each));
    }
    words.addAll(List.of(")", "-prune", "-o"));
    return words;
  }

  private static String literally(Path path) {
    return path.toString().replaceAll("[\\[\\]*?\\\\]", "\\\\$0");
  }

  String title() {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
