package dev.ripcord.server.door;

import dev.ripcord.host.HostException;
import dev.ripcord.host.local.PrivateFolder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A socket at its path. A lock beside it says that its daemon lives, so that one that a killed
 * daemon left is replaced, and a living one's is not.
 *
 * @param file what tells the file of the socket from one that somebody else puts at its path
 */
record Doorway(Path path, Optional<Object> file, FileChannel lock, ServerSocketChannel server)
    implements AutoCloseable {
  static final String SOCKET = ".sock";

  /** What the kernel takes for the path of a socket, without the zero at its end. */
  static final int LONGEST = 107;

  private static final int WAITING = 16;

  /** Made in the first of these folders in which it can be; else says why in none. */
  static Doorway open(List<Path> folders, String name) throws IOException {
    var why = new StringBuilder();
    for (var each : folders) {
      try {
        return open(each, name);
      } catch (TakenException e) {
        throw e;
      } catch (IOException | HostException e) {
        why.append(why.isEmpty() ? "" : "; ").append(e.getMessage());
      }
    }
    throw new IOException(why.toString());
  }

  private static Doorway open(Path folder, String name) throws IOException {
    var path = folder.toAbsolutePath().resolve(name + SOCKET);
    var length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw new IOException(
          "%s has %d bytes, and the path of a socket at most %d".formatted(path, length, LONGEST));
    }
    PrivateFolder.make(folder);
    var lock = locked(path.resolveSibling(name + ".lock"));
    try {
      var server = bound(path);
      return new Doorway(path, fileAt(path), lock, server);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Held as long as this process lives, however it ends. */
  private static FileChannel locked(Path file) throws IOException {
    var mode = PosixFilePermissions.fromString("rw-------");
    var lock =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(mode));
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // another one in this very process
    }
    lock.close();
    throw new TakenException("another daemon of this catalog and journal has " + file);
  }

  private static ServerSocketChannel bound(Path path) throws IOException {
    Files.deleteIfExists(path);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path), WAITING);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static Optional<Object> fileAt(Path path) {
    try {
      var seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.ofNullable(seen.fileKey());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Whether who asks at the path still comes here: at a logout its folder may be taken away. */
  boolean isThere() {
    return file.isPresent() && fileAt(path).equals(file);
  }

  /** What stands at its path is taken away only where it is its own. */
  @Override
  public void close() throws IOException {
    try (lock;
        server) {
      if (isThere()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** A living daemon has it: that is no reason to look for another place. */
  private static final class TakenException extends IOException {
    private static final long serialVersionUID = 1;

    TakenException(String said) {
      super(said);
    }
  }
}
