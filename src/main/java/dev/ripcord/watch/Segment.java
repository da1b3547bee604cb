package dev.ripcord.watch;

import dev.ripcord.journal.PrivateFile;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;

/** The file of a day that is written to; it ends with a whole piece. */
final class Segment implements Closeable {
  private final LocalDate day;
  private final FileChannel channel;
  private long end;

  private Segment(LocalDate day, FileChannel channel, long end) {
    this.day = day;
    this.channel = channel;
    this.end = end;
  }

  /** Opens it, and cuts off what a crash has left at its end. */
  static Segment open(LocalDate day, Path file) throws IOException {
    PrivateFile.make(file);
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      var in = new BufferedInputStream(Channels.newInputStream(channel));
      var end = Frames.read(in, (_, _, _) -> {});
      channel.truncate(end);
      return new Segment(day, channel, end);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  LocalDate day() {
    return day;
  }

  /** All of it or nothing. */
  void append(byte[] frame) throws IOException {
    try {
      var buffer = ByteBuffer.wrap(frame);
      while (buffer.hasRemaining()) {
        channel.write(buffer, end + buffer.position());
      }
      end += frame.length;
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
