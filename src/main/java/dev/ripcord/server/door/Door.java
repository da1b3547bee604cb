package dev.ripcord.server.door;

import dev.ripcord.clock.Clock;
import dev.ripcord.server.Told;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
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
 * changed by it. Where its socket is taken away, such as with all that a user had while logged in,
 * it is opened anew.
 */
public final class Door implements AutoCloseable {
  /** The name of the folder of sockets. */
  public static final String FOLDER = "serve";

  private static final int LINE = 256;
  private static final int AT_ONCE = 16;

  /** Of thousands of services an answer has some megabytes. */
  private static final int ANSWERS_AT_ONCE = 2;

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final List<Path> folders;
  private final Parts parts;
  private final Patience patience;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore answers = new Semaphore(ANSWERS_AT_ONCE);
  private Optional<Doorway> doorway;
  private Optional<Thread> keeping = Optional.empty();
  private boolean closed;

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

  /**
   * How long it waits.
   *
   * @param answer for all of a question and its answer
   * @param look until it looks again whether its socket is still there
   */
  record Patience(Duration answer, Duration look) {}

  private Door(List<Path> folders, Parts parts, Patience patience, Doorway doorway) {
    this.folders = List.copyOf(folders);
    this.parts = parts;
    this.patience = patience;
    this.doorway = Optional.of(doorway);
  }

  /** Opens it in the first of these folders in which it can be; else says why in none. */
  public static Door open(List<Path> folders, Parts parts) throws IOException {
    return open(folders, parts, PATIENCE);
  }

  /** With other patience. */
  static Door open(List<Path> folders, Parts parts, Patience patience) throws IOException {
    var doorway = Doorway.open(folders, parts.identity().name());
    var door = new Door(folders, parts, patience, doorway);
    door.begin(doorway);
    return door;
  }

  private synchronized void begin(Doorway first) {
    Thread.startVirtualThread(() -> listen(first.server()));
    keeping = Optional.of(Thread.startVirtualThread(this::keep));
  }

  /** Where it is; empty while it can be nowhere. */
  synchronized Optional<Path> path() {
    return doorway.map(Doorway::path);
  }

  private void keep() {
    try {
      var said = "";
      while (true) {
        parts.clock().sleep(patience.look());
        var now = look();
        if (!now.isEmpty() && !now.equals(said)) {
          parts.complain().accept(now);
        }
        said = now;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What there is to be said of it; nothing where it is as it was. */
  private synchronized String look() {
    if (closed || doorway.filter(Doorway::isThere).isPresent()) {
      return "";
    }
    try {
      if (doorway.isPresent()) {
        var lost = doorway.get();
        doorway = Optional.empty();
        lost.close();
      }
      var next = Doorway.open(folders, parts.identity().name());
      doorway = Optional.of(next);
      Thread.startVirtualThread(() -> listen(next.server()));
      return "socket: it was taken away, and is now " + next.path();
    } catch (IOException | RuntimeException e) {
      return "socket: it was taken away, and cannot be opened anew: " + e.getMessage();
    }
  }

  private void listen(ServerSocketChannel server) {
    try {
      while (server.isOpen()) {
        places.acquire();
        accept(server);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocketChannel server) throws InterruptedException {
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
    try (var asked = new Bounded(channel, patience.answer(), parts.clock())) {
      var question = Asked.read(asked.line(LINE));
      if (question.filter(each -> each.what().equals(Asked.OUTLOOK)).isPresent()) {
        inTurn(asked, question);
      } else {
        answer(asked, question);
      }
    } catch (IOException _) {
      // too long, too slow, or gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      parts.complain().accept("socket: a fault of ripcord: " + e);
    }
  }

  /** Nothing is made for one whose time was over before its turn came. */
  private void inTurn(Bounded asked, Optional<Asked> question)
      throws IOException, InterruptedException {
    answers.acquire();
    try {
      if (asked.isOpen()) {
        answer(asked, question);
      }
    } finally {
      answers.release();
    }
  }

  private void answer(Bounded asked, Optional<Asked> question) throws IOException {
    asked.write(Jsonb.instance().type(Told.class).toJsonBytes(told(question)));
  }

  private Told told(Optional<Asked> question) {
    return question
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
  public synchronized void close() throws IOException {
    closed = true;
    keeping.ifPresent(Thread::interrupt);
    if (doorway.isPresent()) {
      doorway.get().close();
    }
  }
}
