package dev.ripcord.watch;

import dev.ripcord.rule.Sample;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Writes samples into pieces that are pressed together, each of an hour at most. */
final class Press implements AutoCloseable {
  private static final int PIECE = 64 << 10;
  static final Duration LONGEST = Duration.ofHours(1);

  private final OutputStream out;
  private final Encoder encoder = new Encoder();
  private Instant until = Instant.MIN;

  Press(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
  }

  void add(String service, Sample sample) {
    if (encoder.size() > PIECE || sample.at().isAfter(until)) {
      end();
      until = sample.at().plus(LONGEST);
    }
    encoder.add(service, sample);
  }

  private void end() {
    try {
      if (encoder.size() > 0) {
        out.write(Frames.of(Frames.Kind.PRESSED, Pressed.of(encoder.take())));
      }
      encoder.restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
