package dev.ripcord.check;

import java.util.regex.Pattern;

/** Lines of a log that are shown to people. */
public final class LogText {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:pass(?:word|wd)?|secret|token|api[-_]?key|credential|authorization)\\w{0,100}+"
              + "[\"']?\\s*[=:]\\s*[\"']?(?:bearer |basic )?|bearer |://[^/\\s:@]*:)[^\\s\"'&,;@]+");

  private LogText() {}

  /** What looks like a secret is left out: a log is another program's, and it may be careless. */
  public static String masked(String line) {
    return Texts.line(hidden(line));
  }

  /** The same in all its length. */
  public static String hidden(String line) {
    return SECRET.matcher(line).replaceAll("$1***");
  }
}
