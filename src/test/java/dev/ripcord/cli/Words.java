package dev.ripcord.cli;

import java.util.ArrayList;

/** Splits an example as a shell would, up to the first thing that is not for ripcord. */
final class Words {
  private Words() {}

  static String[] of(String line) {
    var from = line.indexOf("ripcord ") + "ripcord ".length();
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var quoted = false;
    for (var each : (line.substring(from) + " ").toCharArray()) {
      if (each == '"') {
        quoted = !quoted;
      } else if (each != ' ' || quoted) {
        word.append(each);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    var end = words.stream().filter(each -> each.matches("[>|]|&&")).findFirst();
    return end.map(each -> words.subList(0, words.indexOf(each))).orElse(words).stream()
        .map(each -> each.replaceAll("\\)$", ""))
        .toArray(String[]::new);
  }
}
