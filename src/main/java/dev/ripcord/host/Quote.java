package dev.ripcord.host;

import java.util.List;
import java.util.stream.Collectors;

/** Words for a POSIX shell that mean themselves and nothing else. */
public final class Quote {
  private Quote() {}

  /** In single quotes nothing has a meaning but a single quote. */
  public static String word(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument cannot hold a NUL character");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Each of them, with blanks between. */
  public static String words(List<String> words) {
    return words.stream().map(Quote::word).collect(Collectors.joining(" "));
  }
}
