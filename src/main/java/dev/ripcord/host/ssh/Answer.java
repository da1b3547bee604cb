package dev.ripcord.host.ssh;

import java.nio.charset.StandardCharsets;

/**
 * What the far side said to one message.
 *
 * @param words what became of it, such as {@code exit 0}
 * @param late whether the time was up before the end
 * @param truncated whether more was printed than was kept
 */
@SuppressWarnings("ArrayRecordComponent") // content is handed on, never compared by record equality
record Answer(String words, boolean late, byte[] out, byte[] err, boolean truncated) {

  String text() {
    return new String(out, StandardCharsets.UTF_8);
  }

  String errors() {
    return new String(err, StandardCharsets.UTF_8);
  }

  /** Whether it begins with this word. */
  boolean is(String word) {
    return words.equals(word) || words.startsWith(word + " ");
  }

  /** What comes after the first word. */
  String rest() {
    var blank = words.indexOf(' ');
    return blank < 0 ? "" : words.substring(blank + 1);
  }
}
