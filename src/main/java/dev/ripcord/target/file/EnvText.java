package dev.ripcord.target.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The text of an {@code .env} file, one character for each byte, so that what is not touched stays
 * as it is in any encoding.
 */
record EnvText(String text) {

  /** By hand, as a record's own is made at its first use in a process, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EnvText it && text.equals(it.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Throws {@link IllegalArgumentException} for what is no such text. */
  static EnvText of(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("it is not a text of single bytes (UTF-16?)");
    }
    return new EnvText(text);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The value that counts, as it is written: the last one wins. */
  Optional<String> raw(String key) {
    return last(key).map(Assignment::raw);
  }

  /** The value that counts, as dotenv reads it. */
  Optional<String> value(String key) {
    return last(key).map(each -> new String(latin(each.value()), StandardCharsets.UTF_8));
  }

  boolean has(String key) {
    return last(key).isPresent();
  }

  /**
   * The text with every assignment of the key changed, so that it does not matter which one a
   * reader takes; with one more at the end where there is none.
   */
  EnvText set(String key, String value) {
    var encoded = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (!encoded.equals(value) && !utf8()) {
      throw new IllegalArgumentException("the file is not UTF-8, and the value is not ASCII");
    }
    return written(key, quoting -> quoting.write(encoded));
  }

  /** As {@link #set}, with the value as it is to be written. */
  EnvText setRaw(String key, String raw) {
    return written(key, _ -> raw);
  }

  private EnvText written(String key, Function<Quoting, String> write) {
    var all = of(key);
    if (all.isEmpty()) {
      return appended(key, write.apply(Quoting.NONE));
    }
    var changed = new StringBuilder(text);
    for (var each : all.reversed()) {
      var glued = text.startsWith("#", each.valueEnd()) ? " " : "";
      var raw = write.apply(each.quoting());
      changed.replace(each.valueStart(), each.valueEnd(), raw.isEmpty() ? "" : raw + glued);
    }
    return new EnvText(changed.toString());
  }

  private EnvText appended(String key, String raw) {
    var assignments = EnvParser.parse(text);
    var exported = !assignments.isEmpty() && assignments.stream().allMatch(Assignment::exported);
    var newline = text.contains("\r\n") ? "\r\n" : "\n";
    var gap = text.isEmpty() || text.endsWith("\n") ? "" : newline;
    return new EnvText(text + gap + (exported ? "export " : "") + key + "=" + raw + newline);
  }

  /** The text without the lines of the key. */
  EnvText remove(String key) {
    var changed = new StringBuilder(text);
    of(key).reversed().forEach(each -> changed.delete(each.start(), each.end()));
    return new EnvText(changed.toString());
  }

  private List<Assignment> of(String key) {
    return EnvParser.parse(text).stream().filter(each -> each.key().equals(key)).toList();
  }

  private Optional<Assignment> last(String key) {
    return of(key).reversed().stream().findFirst();
  }

  private boolean utf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
