package dev.ripcord.target.compose;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a release that a text asks for. */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{release\\.([A-Za-z0-9_.-]+)}");

  private References() {}

  static List<String> in(String text) {
    return REFERENCE.matcher(text).results().map(each -> each.group(1)).toList();
  }

  /** The text with those filled in that are known. */
  static String fill(String text, Map<String, String> values) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            each -> Matcher.quoteReplacement(values.getOrDefault(each.group(1), each.group())));
  }
}
