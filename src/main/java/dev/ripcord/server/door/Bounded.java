package dev.ripcord.server.door;

import dev.ripcord.clock.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A connection that is closed when its time is over: sockets of Unix have no limits of their own.
 */
final class Bounded implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  private final SocketChannel channel;
  private final Thread end;

  Bounded(SocketChannel channel, Duration limit, Clock clock) {
    this.channel = channel;
    this.end =
        Thread.startVirtualThread(() -> {
          try {
            clock.sleep(limit);
            channel.close();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it was done before
          } catch (IOException _) {
            // whoever waits for it gives up all the same
          }
        });
  }

  /** Up to the end of a line, or of all; what is longer than {@code most} is an error. */
  String line(int most) throws IOException {
    return read(most, true);
  }

  String all(int most) throws IOException {
    return read(most, false);
  }

  private String read(int most, boolean line) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var piece = ByteBuffer.allocate(Math.min(most + 1, PIECE));
    while (channel.read(piece) >= 0) {
      bytes.write(piece.array(), 0, piece.position());
      if (bytes.size() > most) {
        throw new IOException("that is longer than " + most + " bytes");
      }
      if (line && piece.position() > 0 && piece.get(piece.position() - 1) == '\n') {
        break;
      }
      piece.clear();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void write(byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Whether there is time left. */
  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    end.interrupt();
    channel.close();
  }
}
