package dev.ripcord.server.door;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.HostException;
import dev.ripcord.host.local.PrivateFolder;
import dev.ripcord.server.Told;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where this machine asks the daemon: one question for a connection, one answer, and nothing is
 * changed by it. A lock beside the socket says that its daemon lives, so that one that a killed
 * daemon left is replaced, and a living one's is not.
 */
public final class Door implements AutoCloseable {
  /** The name of the folder of sockets. */
  public static final String FOLDER = "serve";

  static final String SOCKET = ".sock";

  /** What the kernel takes for the path of a socket, without the zero at its end. */
  static final int LONGEST = 107;

  private static final int LINE = 256;
  private static final int AT_ONCE = 16;

  /** Of thousands of services an answer has some megabytes. */
  private static final int ANSWERS_AT_ONCE = 2;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Parts parts;
  private final Path path;
  private final Duration limit;
  private final FileChannel lock;
  private final ServerSocketChannel server;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore answers = new Semaphore(ANSWERS_AT_ONCE);

  /**
   * What there is to be told; all of it is asked for with each question.
   *
   * @param services what is seen of all, or of one
   */
  public record Shown(
      BooleanSupplier turning,
      Supplier<List<String>> watched,
      Function<Optional<String>, List<Told.OfService>> services) {}

  /**
   * What it is put together from.
   *
   * @param since when the daemon began
   * @param complain gets a line for those who read logs
   */
  public record Parts(
      Identity identity,
      Shown shown,
      String version,
      Instant since,
      Clock clock,
      Consumer<String> complain) {}

  private Door(
      Parts parts, Path path, Duration limit, FileChannel lock, ServerSocketChannel server) {
    this.parts = parts;
    this.path = path;
    this.limit = limit;
    this.lock = lock;
    this.server = server;
  }

  /** Opens it in the first of these folders in which it can be; else says why in none. */
  public static Door open(List<Path> folders, Parts parts) throws IOException {
    return open(folders, parts, LIMIT);
  }

  /** With other patience. */
  static Door open(List<Path> folders, Parts parts, Duration limit) throws IOException {
    var why = new StringBuilder();
    for (var each : folders) {
      try {
        var door = open(each, parts, limit);
        Thread.startVirtualThread(door::listen);
        return door;
      } catch (TakenException e) {
        throw e;
      } catch (IOException | HostException e) {
        why.append(why.isEmpty() ? "" : "; ").append(e.getMessage());
      }
    }
    throw new IOException(why.toString());
  }

  private static Door open(Path folder, Parts parts, Duration limit) throws IOException {
    var path = folder.toAbsolutePath().resolve(parts.identity().name() + SOCKET);
    var length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw new IOException(
          "%s has %d bytes, and the path of a socket at most %d".formatted(path, length, LONGEST));
    }
    PrivateFolder.make(folder);
    var lock = locked(path.resolveSibling(parts.identity().name() + ".lock"));
    try {
      return new Door(parts, path, limit, lock, bound(path));
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
            java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
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
      server.bind(UnixDomainSocketAddress.of(path), AT_ONCE);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** A living daemon has it: that is no reason to look for another place. */
  private static final class TakenException extends IOException {
    private static final long serialVersionUID = 1;

    TakenException(String said) {
      super(said);
    }
  }

  Path path() {
    return path;
  }

  private void listen() {
    try {
      while (server.isOpen()) {
        places.acquire();
        accept();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() throws InterruptedException {
    try {
      var channel = server.accept();
      Thread.startVirtualThread(() -> {
        try {
          answer(channel);
        } finally {
          places.release();
        }
      });
    } catch (ClosedChannelException _) {
      places.release();
    } catch (IOException e) {
      places.release();
      parts.complain().accept("socket: " + e.getMessage());
      parts.clock().sleep(AGAIN);
    }
  }

  /** Whoever asks never sees what went wrong in here, and who left needs no answer. */
  private void answer(SocketChannel channel) {
    try (var asked = new Bounded(channel, limit, parts.clock())) {
      var line = asked.line(LINE);
      answers.acquire();
      try {
        asked.write(Jsonb.instance().type(Told.class).toJsonBytes(told(line)));
      } finally {
        answers.release();
      }
    } catch (IOException _) {
      // too long, too slow, or gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      parts.complain().accept("socket: a fault of ripcord: " + e);
    }
  }

  private Told told(String line) {
    return Asked.read(line)
        .map(each ->
            switch (each.what()) {
              case Asked.WHO -> told(List.of(), Optional.empty());
              case Asked.OUTLOOK ->
                  told(parts.shown().services().apply(each.service()), Optional.empty());
              default -> told(List.of(), Optional.of("this daemon knows no such question"));
            })
        .orElseGet(() -> told(List.of(), Optional.of("this is no question")));
  }

  private Told told(List<Told.OfService> services, Optional<String> refused) {
    return new Told(
        Told.TALK,
        parts.version(),
        ProcessHandle.current().pid(),
        parts.since(),
        parts.clock().now(),
        parts.shown().turning().getAsBoolean(),
        parts.identity().catalog(),
        parts.identity().hash(),
        parts.identity().journal(),
        parts.shown().watched().get(),
        services,
        refused);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
    lock.close();
  }
}
