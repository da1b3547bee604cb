package dev.ripcord.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses from the parts what a script uses, so that a person reads no more than that. */
public final class Library {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern DEFINED = Pattern.compile("(?m)^([a-z_][a-z0-9_]*)(?:\\(\\) \\{|=)");

  private Library() {}

  /** All of a part, without the lines between its blocks. */
  public static String whole(Part part) {
    return part.lines().stream()
        .filter(each -> !each.isBlank())
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  /** The blocks of the parts, in order, that these lines lead to. */
  public static List<String> used(List<Part> parts, List<String> lines) {
    var known = new HashSet<String>();
    lines.forEach(each -> learn(each, known));
    var count = -1;
    while (count < known.size()) {
      count = known.size();
      for (var part : parts) {
        part.blocks().stream()
            .filter(each -> wanted(each, known))
            .forEach(each -> learn(each, known));
      }
    }
    var used = new ArrayList<String>();
    for (var part : parts) {
      var some = part.blocks().stream().filter(each -> wanted(each, known)).toList();
      if (!some.isEmpty()) {
        part.blocks().stream()
            .filter(each -> !DEFINED.matcher(each).find() || some.contains(each))
            .forEach(used::add);
      }
    }
    return used;
  }

  private static boolean wanted(String block, Set<String> known) {
    return DEFINED.matcher(block).results().anyMatch(each -> known.contains(each.group(1)));
  }

  private static void learn(String text, Set<String> known) {
    text.lines()
        .filter(each -> !each.startsWith("#"))
        .flatMap(each -> NAME.matcher(each).results())
        .forEach(each -> known.add(each.group()));
  }
}
