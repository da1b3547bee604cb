package dev.ripcord.watch;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Content that is pressed together (RFC 1951). */
final class Pressed {
  private Pressed() {}

  static byte[] of(byte[] content) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(content);
      deflater.finish();
      // what cannot be pressed grows by a few bytes
      var out = new byte[content.length + content.length / 100 + 64];
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  /** Empty where it is none, or longer than any piece is. */
  static byte[] open(byte[] pressed) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(pressed);
      var out = new byte[Frames.MOST];
      var length = inflater.inflate(out);
      return inflater.finished() ? Arrays.copyOf(out, length) : new byte[0];
    } catch (DataFormatException _) {
      return new byte[0];
    }
  }
}
