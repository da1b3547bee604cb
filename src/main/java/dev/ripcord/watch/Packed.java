package dev.ripcord.watch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: small numbers take few of them. */
final class Packed {
  private static final int FIRST = 1024;
  private static final int SEVEN = 7;
  private static final int LOW = 0x7f;
  private static final int MORE = 0x80;

  private byte[] bytes = new byte[FIRST];
  private int size;

  int size() {
    return size;
  }

  byte[] take() {
    var all = Arrays.copyOf(bytes, size);
    size = 0;
    return all;
  }

  void one(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  void number(long value) {
    var rest = value;
    while ((rest & ~(long) LOW) != 0) {
      one((int) (rest & LOW) | MORE);
      rest >>>= SEVEN;
    }
    one((int) rest);
  }

  /** Near zero on either side is small. */
  void signed(long value) {
    number(folded(value));
  }

  /** Both sides of zero in turn. */
  static long folded(long value) {
    return (value << 1) ^ (value >> (Long.SIZE - 1));
  }

  void raw(double value) {
    var bits = Double.doubleToRawLongBits(value);
    for (var shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      one((int) (bits >>> shift));
    }
  }

  void text(String text) {
    var utf = text.getBytes(StandardCharsets.UTF_8);
    number(utf.length);
    for (var each : utf) {
      one(each);
    }
  }
}
