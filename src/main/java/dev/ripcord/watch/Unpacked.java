package dev.ripcord.watch;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Packed} wrote; throws {@link IllegalArgumentException} where it did not. */
final class Unpacked {
  private static final int SEVEN = 7;
  private static final int LOW = 0x7f;

  private final byte[] bytes;
  private int next;

  Unpacked(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isOver() {
    return next == bytes.length;
  }

  int one() {
    if (next == bytes.length) {
      throw new IllegalArgumentException("it ends too early");
    }
    return bytes[next++] & 0xff;
  }

  long number() {
    var value = 0L;
    for (var shift = 0; shift < Long.SIZE; shift += SEVEN) {
      var each = one();
      value |= (long) (each & LOW) << shift;
      if (each <= LOW) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  /** A number of things that are still to come, each of at least a byte. */
  int count() {
    var count = number();
    if (count < 0 || count > bytes.length - next) {
      throw new IllegalArgumentException("there is less than it says");
    }
    return (int) count;
  }

  long signed() {
    return unfolded(number());
  }

  /** What {@link Packed#folded} had. */
  static long unfolded(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  double raw() {
    var bits = 0L;
    for (var i = 0; i < Long.BYTES; i++) {
      bits = (bits << Byte.SIZE) | one();
    }
    return Double.longBitsToDouble(bits);
  }

  String text() {
    var length = count();
    next += length;
    return new String(bytes, next - length, length, StandardCharsets.UTF_8);
  }
}
