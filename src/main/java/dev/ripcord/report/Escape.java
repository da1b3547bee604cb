package dev.ripcord.report;

import java.util.regex.Pattern;

/** Makes text from elsewhere harmless in Markdown, and leaves it readable as plain text. */
final class Escape {
  private static final Pattern BREAKS = Pattern.compile("\\s*[\\n\\r\\u0085\\u2028\\u2029]\\s*");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\t]]");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`|*<>\\[\\]~]|&(?=[#\\w])");

  /** Inside of a word an underscore is only an underscore. */
  private static final Pattern UNDERSCORE =
      Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  /** What would begin a list, a heading or a rule at the beginning of a line. */
  private static final Pattern BLOCK =
      Pattern.compile("^(?<digits>\\d{0,9})(?<mark>[-+#=.)])(?=\\s|[-+#=]|$)");

  private Escape() {}

  /** One line in which nothing has a meaning. */
  static String line(String text) {
    var line = BREAKS.matcher(text.strip()).replaceAll(" / ");
    line = CONTROLS.matcher(line).replaceAll("\uFFFD");
    line = SPECIAL.matcher(line).replaceAll("\\\\$0");
    line = UNDERSCORE.matcher(line).replaceAll("\\\\_");
    return BLOCK.matcher(line).replaceFirst("${digits}\\\\${mark}");
  }

  /** At most so many characters of it, as a line. */
  static String line(String text, int most) {
    var points = text.codePointCount(0, text.length());
    return line(
        points <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…");
  }
}
