package dev.ripcord.server.door;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.local.PrivateFolder;
import dev.ripcord.server.Told;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Asks every daemon of this user on this machine. */
public final class Knock {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST = 1024;
  private static final int LARGEST = 64 << 20;

  private final Clock clock;
  private final Duration limit;

  public Knock(Clock clock) {
    this(clock, LIMIT);
  }

  /** With other patience. */
  Knock(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** What came of one. */
  public sealed interface Answer {
    /** It lives. */
    record Living(Told told) implements Answer {}

    /** It cannot be told how it is, and why. */
    record Unclear(String why) implements Answer {}
  }

  /** All of them at once; a socket behind which nobody lives any more is none. */
  public List<Answer> at(List<Path> folders, Asked asked) {
    var tasks = folders.stream().flatMap(each -> sockets(each, asked)).toList();
    tasks.forEach(Thread::startVirtualThread);
    return tasks.stream().flatMap(each -> result(each).stream()).toList();
  }

  private Stream<FutureTask<Optional<Answer>>> sockets(Path folder, Asked asked) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    var fault = PrivateFolder.fault(folder);
    if (fault.isPresent()) {
      return Stream.of(new FutureTask<>(() -> fault.map(Answer.Unclear::new)));
    }
    try (var all = Files.list(folder)) {
      return all
          .filter(each -> each.toString().endsWith(Doorway.SOCKET))
          .sorted()
          .limit(MOST)
          .toList()
          .stream()
          .map(each -> new FutureTask<>(() -> asked(each, asked)));
    } catch (IOException e) {
      return Stream.of(
          new FutureTask<>(() -> Optional.of(new Answer.Unclear(folder + ": " + e.getMessage()))));
    }
  }

  private static Optional<Answer> result(FutureTask<Optional<Answer>> task) {
    try {
      return task.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(new Answer.Unclear(String.valueOf(e.getCause())));
    }
  }

  /** A daemon that ends takes its socket away first: where it is gone, nobody lives there. */
  private Optional<Answer> asked(Path socket, Asked asked) {
    return ask(socket, asked)
        .filter(each ->
            each instanceof Answer.Living || Files.exists(socket, LinkOption.NOFOLLOW_LINKS));
  }

  private Optional<Answer> ask(Path socket, Asked asked) {
    if (!PrivateFolder.isOurs(socket)) {
      return Optional.of(new Answer.Unclear(socket + " belongs to somebody else"));
    }
    String text;
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var bounded = new Bounded(channel, limit, clock)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      bounded.write(asked.line().getBytes(StandardCharsets.UTF_8));
      channel.shutdownOutput();
      text = bounded.all(LARGEST);
    } catch (ConnectException _) {
      return Optional.empty();
    } catch (IOException _) {
      return Optional.of(
          new Answer.Unclear(
              "a daemon has %s and does not answer within %d ms: it is stopped, or hangs"
                  .formatted(socket, limit.toMillis())));
    }
    return Optional.of(read(socket, text));
  }

  private static Answer read(Path socket, String text) {
    try {
      if (Jsonb.instance().type(Object.class).fromJson(text) instanceof Map<?, ?> head
          && head.get("talk") instanceof Number talk) {
        return talk.intValue() > Told.TALK
            ? new Answer.Unclear(
                "process %s is ripcord %s, which is too new to be understood by this one"
                    .formatted(whole(head.get("pid")), head.get("version")))
            : told(Jsonb.instance().type(Told.class).fromJson(text));
      }
    } catch (RuntimeException _) {
      // what follows
    }
    return new Answer.Unclear("what answers at " + socket + " is no ripcord that this one knows");
  }

  private static Answer told(Told told) {
    return told.refused()
        .<Answer>map(why -> new Answer.Unclear("process " + told.pid() + " does not say: " + why))
        .orElseGet(() -> new Answer.Living(told));
  }

  private static String whole(@org.jspecify.annotations.Nullable Object number) {
    return number instanceof Number it ? String.valueOf(it.longValue()) : "?";
  }
}
