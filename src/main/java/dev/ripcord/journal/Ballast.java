package dev.ripcord.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of no use beside the journal, which is given up when the disk is full, so that a rollback
 * has room for its events.
 */
final class Ballast {
  /** It is made only where so many times its size is free: never the last room of a machine. */
  private static final int ROOM = 8;

  /** More than any file system looks at at once. */
  private static final int NOISE = 256 << 10;

  private final Path file;
  private final int bytes;

  /** None at all for a size of 0. */
  Ballast(Path journal, int bytes) {
    this.file = journal.resolveSibling(journal.getFileName() + ".ballast");
    this.bytes = bytes;
  }

  /** Makes it, where it is not there and the disk has room; a failure is of no concern. */
  void make() {
    try {
      if (bytes > 0 && !Files.exists(file) && hasRoom()) {
        write();
      }
    } catch (IOException _) {
      release();
    }
  }

  private boolean hasRoom() throws IOException {
    return Files.getFileStore(file.getParent()).getUsableSpace() / ROOM >= bytes;
  }

  /** Gives its room back. */
  void release() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // then there is as little room as before, and the next write tells
    }
  }

  /** No zeros, and no short pattern: a file system could leave them out or press them together. */
  private void write() throws IOException {
    var noise = noise(Math.min(bytes, NOISE));
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, mode)) {
      for (var left = bytes; left > 0; left -= noise.length) {
        channel.write(ByteBuffer.wrap(noise, 0, Math.min(left, noise.length)));
      }
    }
  }

  /** The kernel makes it in a tenth of the time that a JVM needs which has just begun. */
  private static byte[] noise(int size) throws IOException {
    try (var source = Files.newInputStream(Path.of("/dev/urandom"))) {
      return source.readNBytes(size);
    }
  }
}
