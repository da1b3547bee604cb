package dev.ripcord.cli.page;

/** Takes out of a text what could steer a terminal: output of commands ends up in messages. */
final class Clean {
  private Clean() {}

  /** The text on one line, without control characters and without space around it. */
  static String line(String text) {
    return controls(text).strip();
  }

  /** The text on one line, without control characters; its indentation stays. */
  static String controls(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (steers(text.charAt(i))) {
        return rewritten(text);
      }
    }
    return text;
  }

  private static String rewritten(String text) {
    var clean = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var each = text.charAt(i);
      if (!steers(each)) {
        clean.append(each);
      } else if (each == '\u001b') {
        i = endOfSequence(text, i);
      } else if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
        clean.append(' ');
      }
    }
    return clean.toString();
  }

  /** The index of the last character of an escape sequence: {@code ESC [ ... letter}, or ESC. */
  private static int endOfSequence(String text, int escape) {
    if (escape + 1 >= text.length() || text.charAt(escape + 1) != '[') {
      return escape;
    }
    var end = escape + 2;
    while (end < text.length() && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
      end++;
    }
    return Math.min(end, text.length() - 1);
  }

  /** Controls of both sets, and the marks that turn the direction of writing round. */
  private static boolean steers(char each) {
    return each < ' '
        || (each >= '\u007f' && each <= '\u009f')
        || (each >= '\u202a' && each <= '\u202e')
        || (each >= '\u2066' && each <= '\u2069')
        || each == '\u2028'
        || each == '\u2029';
  }
}
