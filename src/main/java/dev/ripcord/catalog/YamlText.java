package dev.ripcord.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Refuses what is no text before YAML is looked for in it. */
final class YamlText {
  private YamlText() {}

  /** The text of a file's bytes; throws {@link CatalogException} when it is not UTF-8. */
  static String decode(byte[] bytes, String file) {
    if (bytes.length >= 2 && (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))) {
      throw new CatalogException(Place.whole(file), "saved as UTF-16: save it as UTF-8");
    }
    var buffer = ByteBuffer.wrap(bytes);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var text = java.nio.CharBuffer.allocate(bytes.length);
    var result = decoder.decode(buffer, text, true);
    text.flip();
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException _) {
      throw new CatalogException(
          after(text, file), "a byte that is not UTF-8; save the file as UTF-8");
    }
    return text.toString();
  }

  /** Throws for what YAML does not take, and for more than is reasonable. */
  static void check(String text, String file) {
    if (text.length() > YamlReader.CHARACTERS) {
      throw new CatalogException(
          Place.whole(file),
          "has " + text.length() + " characters; the limit is " + YamlReader.CHARACTERS);
    }
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!printable(c)) {
        throw new CatalogException(after(text.subSequence(0, i), file), strange(c));
      }
      if (Character.isSurrogate(c)) {
        if (!paired(text, i)) {
          throw new CatalogException(after(text.subSequence(0, i), file), strange(c));
        }
        i++;
      }
    }
  }

  /** The characters of YAML 1.2, section 5.1. */
  static boolean printable(char c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == '\u0085'
        || (c >= ' ' && c <= '~')
        || (c >= '\u00a0' && c <= '\ufffd');
  }

  /** Whether it may stand in quotes as it is; halves of pairs and ends of lines are escaped. */
  static boolean plain(char c) {
    return printable(c)
        && !Character.isSurrogate(c)
        && !Character.isISOControl(c)
        && "\u2028\u2029\ufeff".indexOf(c) < 0;
  }

  /** The text with a space for whatever would break a line or a terminal. */
  static String oneLine(String text) {
    return text.codePoints()
        .map(each -> Character.isISOControl(each) || each == 0x2028 || each == 0x2029 ? ' ' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean paired(CharSequence text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static String strange(char c) {
    return c == 0
        ? "a NUL character: this is not a text file"
        : String.format(
            "the character U+%04X cannot stand in YAML; in double quotes write \\u%04x",
            (int) c, (int) c);
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static Place after(CharSequence text, String file) {
    var line = 1;
    var column = 1;
    for (var i = 0; i < text.length(); i++) {
      column = text.charAt(i) == '\n' ? 1 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new Place(file, line, column);
  }
}
