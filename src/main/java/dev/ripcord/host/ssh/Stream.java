package dev.ripcord.host.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One stream of a far command, kept up to a limit and never holding up the connection, which others
 * use too. A line that begins with the mark is no content: its words go to the listener.
 */
final class Stream extends OutputStream {
  private static final int LONGEST_LINE = 4096;
  private static final String BEGIN = "begin";

  private final byte[] mark;
  private final int limit;
  private final Consumer<String> words;
  private final Runnable end;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private byte[] held = new byte[0]; // may be the begin of a mark, or its line is not whole
  private boolean truncated;

  Stream(String nonce, int limit, Consumer<String> words, Runnable end) {
    this.mark = ("\n" + nonce + " ").getBytes(StandardCharsets.US_ASCII);
    this.limit = limit;
    this.words = words;
    this.end = end;
  }

  synchronized byte[] content() {
    return kept.toByteArray();
  }

  synchronized boolean truncated() {
    return truncated;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    var all = joined(held, bytes, offset, length);
    var from = 0;
    for (var at = find(all, from); at >= 0; at = find(all, from)) {
      var end = at + mark.length < all.length ? indexOf(all, (byte) '\n', at + mark.length) : -1;
      if (end < 0 && all.length - at < LONGEST_LINE) {
        break;
      }
      keep(all, from, at);
      var stop = end < 0 ? all.length : end;
      said(new String(all, at + mark.length, stop - at - mark.length, StandardCharsets.UTF_8));
      from = Math.min(stop + 1, all.length);
    }
    var rest = firstDoubt(all, from);
    keep(all, from, rest);
    held = Arrays.copyOfRange(all, rest, all.length);
  }

  /** Nothing comes any more, whether all has come or not. */
  @Override
  public void close() {
    end.run();
  }

  /** What a login shell printed before our own begin is none of the command's. */
  private void said(String line) {
    if (line.equals(BEGIN)) {
      kept.reset();
      truncated = false;
    } else {
      words.accept(line);
    }
  }

  private void keep(byte[] all, int from, int to) {
    var room = Math.min(to - from, limit - kept.size());
    kept.write(all, from, Math.max(0, room));
    truncated |= room < to - from;
  }

  private int find(byte[] all, int from) {
    for (var at = indexOf(all, mark[0], from); at >= 0; at = indexOf(all, mark[0], at + 1)) {
      if (at + mark.length <= all.length && matches(all, at, mark.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Where a mark begins that is not whole, or whose line is not. */
  private int firstDoubt(byte[] all, int from) {
    for (var at = indexOf(all, mark[0], from); at >= 0; at = indexOf(all, mark[0], at + 1)) {
      if (matches(all, at, Math.min(mark.length, all.length - at))) {
        return at;
      }
    }
    return all.length;
  }

  private boolean matches(byte[] all, int at, int length) {
    return Arrays.equals(all, at, at + length, mark, 0, length);
  }

  private static int indexOf(byte[] all, byte wanted, int from) {
    for (var at = from; at < all.length; at++) {
      if (all[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] joined(byte[] held, byte[] bytes, int offset, int length) {
    var all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, offset, all, held.length, length);
    return all;
  }
}
