package dev.ripcord.host.local;

import dev.ripcord.host.Output;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Both streams of a process, read without ever blocking, each kept up to a limit. */
final class Streams {
  static final File NOTHING = new File("/dev/null");

  /** More than any pipe holds; what comes after a command's end is not its own. */
  private static final int LAST_GULP = 1 << 20;

  private final InputStream stdout;
  private final InputStream stderr;
  private final int limit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[1 << 16];
  private boolean truncated;

  Streams(Process process, int limit) {
    this.stdout = process.getInputStream();
    this.stderr = process.getErrorStream();
    this.limit = limit;
  }

  /** Takes what is there; whether there was anything. */
  boolean drain() {
    return gulp(stdout, out) + gulp(stderr, err) > 0;
  }

  /** Takes what a command that has ended left in its pipes, and closes them. */
  Output last() throws IOException {
    drainLast(stdout, out);
    drainLast(stderr, err);
    stdout.close();
    stderr.close();
    return new Output(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), truncated);
  }

  InputStream stdout() {
    return stdout;
  }

  InputStream stderr() {
    return stderr;
  }

  private void drainLast(InputStream from, ByteArrayOutputStream to) {
    for (var left = LAST_GULP; left > 0; ) {
      var read = gulp(from, to);
      if (read == 0) {
        return;
      }
      left -= read;
    }
  }

  private int gulp(InputStream from, ByteArrayOutputStream to) {
    try {
      var there = Math.min(from.available(), buffer.length);
      var read = there == 0 ? 0 : Math.max(0, from.read(buffer, 0, there));
      var kept = Math.min(read, limit - to.size());
      to.write(buffer, 0, kept);
      truncated |= kept < read;
      return read;
    } catch (IOException _) {
      return 0; // closed: nothing comes any more
    }
  }
}
