package dev.ripcord.host.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection to a host for all threads of this process, made anew when it is lost. */
final class Connection implements AutoCloseable {
  /** An sshd takes 10 at a time unless it is told otherwise. */
  private static final int AT_A_TIME = 8;

  /** What the library has in the place of a server's reason to refuse a channel. */
  private static final int NO_REASON = -1;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  /** Milliseconds for a connection or a channel to come to be. */
  static final int OPENING = 10_000;

  private final Clock clock;
  private final SshAddress address;
  private final SshSetup setup;
  private final Semaphore channels = new Semaphore(AT_A_TIME, true);
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile @Nullable Session session;
  private @Nullable Route route;

  Connection(Clock clock, SshAddress address, SshSetup setup) {
    this.clock = clock;
    this.address = address;
    this.setup = setup;
  }

  SshSetup setup() {
    return setup;
  }

  Clock clock() {
    return clock;
  }

  /**
   * The answer to a message; every channel is closed when this returns. The message is made when
   * there is a place for it, as what it says of the time would be old after a long wait.
   */
  Answer ask(Supplier<Message> message) throws NoAnswer {
    try {
      channels.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw NoAnswer.before("interrupted before it was reached");
    }
    try {
      return exchange(message);
    } finally {
      channels.release();
    }
  }

  /**
   * Where the server has no place left ({@code MaxSessions}), which it has for a moment after a
   * channel was closed too, this waits its turn: as long as other channels of ours are open.
   */
  private Answer exchange(Supplier<Message> message) throws NoAnswer {
    var deadline = Deadline.in(clock, Duration.ofMillis(OPENING));
    for (var pause = SHORTEST_PAUSE; ; pause = longer(pause)) {
      var exchange = new Exchange(message.get());
      var channel = opened(exchange);
      if (channel.isPresent()) {
        return exchange(exchange, channel.get());
      }
      if (deadline.passed() && open.get() == 0) {
        throw NoAnswer.before("its sshd lets us start nothing there: see MaxSessions there");
      }
      sleep(pause);
    }
  }

  private Answer exchange(Exchange exchange, ChannelExec channel) throws NoAnswer {
    open.incrementAndGet();
    try {
      exchange.send(channel);
      return exchange.receive();
    } catch (IOException e) {
      throw NoAnswer.after("the connection was lost: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw NoAnswer.after("interrupted while it ran");
    } finally {
      channel.disconnect();
      open.decrementAndGet();
    }
  }

  private void sleep(Duration pause) throws NoAnswer {
    try {
      clock.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw NoAnswer.before("interrupted before it was reached");
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** A connection that was lost unnoticed shows here: then a new one is made, once. */
  private Optional<ChannelExec> opened(Exchange exchange) throws NoAnswer {
    var used = session();
    try {
      return open(used, exchange);
    } catch (JSchException e) {
      used.disconnect();
      try {
        return open(session(), exchange);
      } catch (JSchException again) {
        throw NoAnswer.before("no command can be started there: " + again.getMessage());
      }
    }
  }

  /** Empty where the server refuses it; the connection, which others use, is whole then. */
  private static Optional<ChannelExec> open(Session session, Exchange exchange)
      throws JSchException {
    var channel = (ChannelExec) session.openChannel("exec");
    if (channel == null) {
      throw new JSchException("the connection was lost");
    }
    channel.setCommand(shell(exchange.length()).getBytes(StandardCharsets.US_ASCII));
    channel.setOutputStream(exchange.out());
    channel.setErrStream(exchange.err());
    try {
      channel.connect(OPENING);
      return Optional.of(channel);
    } catch (JSchException e) {
      if (channel.getExitStatus() == NO_REASON) {
        throw e;
      }
      channel.disconnect();
      return Optional.empty();
    }
  }

  /**
   * Every login shell understands it; what is done comes over stdin. Not {@code sh -s}: that reads
   * byte by byte, which costs more than all the rest.
   */
  private static String shell(int length) {
    return "exec sh -c 'eval \"$(head -c %d)\"'".formatted(length);
  }

  /** Which connection this is, counted from 1; one is made where there is none. */
  int number() throws NoAnswer {
    var _ = session();
    return made.get();
  }

  private Session session() throws NoAnswer {
    lock();
    try {
      var now = session;
      if (now == null || !now.isConnected()) {
        var way = route == null ? Routes.to(address, setup.config()) : route;
        route = way;
        now = Login.open(way, setup);
        made.incrementAndGet();
        session = now;
      }
      return now;
    } finally {
      connecting.unlock();
    }
  }

  private void lock() throws NoAnswer {
    try {
      if (!connecting.tryLock(2L * OPENING, TimeUnit.MILLISECONDS)) {
        throw NoAnswer.before("it cannot be reached: the connection takes too long");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw NoAnswer.before("interrupted before it was reached");
    }
  }

  /** A channel for a connection from the far side, not connected yet. */
  ChannelDirectTCPIP tunnel() throws NoAnswer {
    try {
      var channel = (ChannelDirectTCPIP) session().openChannel("direct-tcpip");
      if (channel != null) {
        return channel;
      }
    } catch (JSchException e) {
      throw NoAnswer.before(String.valueOf(e.getMessage()));
    }
    throw NoAnswer.before("the connection was lost");
  }

  /** Connects it; that the far side refuses is an answer, that the session is gone is none. */
  void connect(ChannelDirectTCPIP channel, InetSocketAddress address, int timeout)
      throws NoAnswer, ConnectException {
    channel.setHost(address.getAddress().getHostAddress());
    channel.setPort(address.getPort());
    try {
      channel.connect(timeout);
    } catch (JSchException e) {
      var now = session;
      if (now == null || !now.isConnected()) {
        throw NoAnswer.after("the connection was lost: " + e.getMessage());
      }
      throw new ConnectException(e.getMessage());
    }
  }

  /** Cuts the connection as a fault of the network would, for tests. */
  void cut() {
    var now = session;
    if (now != null) {
      now.disconnect();
    }
  }

  @Override
  public void close() {
    cut();
  }
}
