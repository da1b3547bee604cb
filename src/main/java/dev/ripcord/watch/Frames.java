package dev.ripcord.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The pieces of a segment: a mark of two bytes, the kind, the length, the sum of all that follows
 * it, and the content. What is no whole piece is passed over, so a torn or foreign place costs no
 * more than itself.
 */
final class Frames {
  /** The content may be so long. */
  static final int MOST = 1 << 18;

  private static final int MARK_1 = 0xf5;
  private static final int MARK_2 = 0x52;
  private static final int BYTE = 0xff;
  private static final int SUM = 4;
  private static final int LENGTH = 3;
  private static final int HEAD = 2 + 1 + LENGTH + SUM;

  /** What a piece is; a later program may write more of them, which this one passes over. */
  enum Kind {
    /** Needs nothing of what is before it. */
    KEY(0x10),
    /** Goes on where the piece right before it ends. */
    MORE(0x11),
    /** As the first, pressed together. */
    PRESSED(0x12);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** Takes the pieces. */
  interface Sink {
    /**
     * One piece.
     *
     * @param afterGap whether something was lost right before it
     */
    void take(Kind kind, byte[] content, boolean afterGap);
  }

  private final InputStream in;
  private final byte[] window = new byte[2 * (MOST + HEAD)];
  private int from;
  private int to;
  private long passed;
  private boolean dry;

  private Frames(InputStream in) {
    this.in = in;
  }

  static byte[] of(Kind kind, byte[] content) {
    var all = new byte[HEAD + content.length];
    all[0] = (byte) MARK_1;
    all[1] = (byte) MARK_2;
    all[2] = (byte) kind.code;
    put(all, 3, LENGTH, content.length);
    System.arraycopy(content, 0, all, HEAD, content.length);
    put(all, HEAD - SUM, SUM, sum(all, 0, content.length));
    return all;
  }

  /** Gives out every whole piece; returns where the last one ends. */
  static long read(InputStream in, Sink sink) throws IOException {
    return new Frames(in).read(sink);
  }

  private long read(Sink sink) throws IOException {
    var end = 0L;
    var gap = false;
    while (fill()) {
      var length = length();
      if (length < 0) {
        gap = true;
        from++;
        continue;
      }
      var kind = kind(window[from + 2] & BYTE);
      if (kind == null) {
        gap = true;
      } else {
        var start = from + HEAD;
        sink.take(kind, Arrays.copyOfRange(window, start, start + length), gap);
        gap = false;
      }
      from += HEAD + length;
      end = passed + from;
    }
    return end;
  }

  /** The length of the content of the whole piece that begins here; -1 where none does. */
  private int length() {
    if (to - from < HEAD || window[from] != (byte) MARK_1 || window[from + 1] != (byte) MARK_2) {
      return -1;
    }
    var length = (int) get(from + 3, LENGTH);
    var whole = length <= MOST && HEAD + length <= to - from;
    return whole && get(from + HEAD - SUM, SUM) == sum(window, from, length) ? length : -1;
  }

  private static @org.jspecify.annotations.Nullable Kind kind(int code) {
    for (var each : Kind.values()) {
      if (each.code == code) {
        return each;
      }
    }
    return null;
  }

  /** Sees to it that a whole piece is in the window, as long as there is one. */
  private boolean fill() throws IOException {
    if (!dry && to - from < MOST + HEAD) {
      System.arraycopy(window, from, window, 0, to - from);
      passed += from;
      to -= from;
      from = 0;
      var more = in.readNBytes(window, to, window.length - to);
      dry = more < window.length - to;
      to += more;
    }
    return from < to;
  }

  /** Of the kind, the length and the content. */
  private static long sum(byte[] all, int at, int length) {
    var sum = new CRC32C();
    sum.update(all, at + 2, 1 + LENGTH);
    sum.update(all, at + HEAD, length);
    return sum.getValue();
  }

  private static void put(byte[] all, int at, int bytes, long value) {
    for (var i = 0; i < bytes; i++) {
      all[at + i] = (byte) (value >>> (Byte.SIZE * (bytes - 1 - i)));
    }
  }

  private long get(int at, int bytes) {
    var value = 0L;
    for (var i = 0; i < bytes; i++) {
      value = (value << Byte.SIZE) | (window[at + i] & BYTE);
    }
    return value;
  }
}
