package dev.ripcord.target.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A backup on a host.
 *
 * @param folder where it is
 * @param heading what the first lines of its manifest say, by key
 * @param fault what is wrong with it; empty when nothing was found
 */
public record Backup(
    String label, String name, String folder, Map<String, String> heading, Optional<String> fault) {
  public Backup {
    heading = new TreeMap<>(heading);
  }

  /** What its manifest says under this key; empty when it says nothing. */
  public String told(String key) {
    return heading.getOrDefault(key, "");
  }

  /** What the program listed below a folder: a line for each, and the heading of each below it. */
  static List<Backup> all(String folder, String printed) {
    var found = new ArrayList<Backup>();
    for (var line : printed.lines().toList()) {
      var words = line.split("\t", -1);
      if (words.length == 4 && words[0].equals("backup")) {
        found.add(listed(folder, words));
      } else if (!found.isEmpty() && line.contains(": ")) {
        found.add(found.removeLast().with(line));
      }
    }
    return found;
  }

  private static Backup listed(String folder, String[] words) {
    var at = folder + "/" + words[1] + "/" + words[2];
    var fault = Optional.of(words[3]).filter(each -> !each.isEmpty());
    return new Backup(words[1], words[2], at, Map.of(), fault);
  }

  private Backup with(String line) {
    var parts = line.split(": ", 2);
    var more = new TreeMap<>(heading);
    more.putIfAbsent(parts[0], parts[1]);
    return new Backup(label, name, folder, more, fault);
  }
}
