package dev.ripcord.host.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One connection to a host for all threads of this process, made anew when it is lost. */
final class Connection implements AutoCloseable {
  /** An sshd takes 10 at a time unless it is told otherwise. */
  private static final int AT_A_TIME = 8;

  /** Milliseconds for a connection or a channel to come to be. */
  static final int OPENING = 10_000;

  private final Clock clock;
  private final SshAddress address;
  private final SshSetup setup;
  private final Semaphore channels = new Semaphore(AT_A_TIME, true);
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

  /** The answer to a message; every channel is closed when this returns. */
  Answer ask(Message message) throws NoAnswer {
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

  private Answer exchange(Message message) throws NoAnswer {
    var exchange = new Exchange(message);
    var channel = channel(exchange);
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
    }
  }

  /** A connection that was lost unnoticed shows here: then a new one is made, once. */
  private ChannelExec channel(Exchange exchange) throws NoAnswer {
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

  private static ChannelExec open(Session session, Exchange exchange) throws JSchException {
    var channel = (ChannelExec) session.openChannel("exec");
    if (channel == null) {
      throw new JSchException("the connection was lost");
    }
    channel.setCommand(shell(exchange.length()).getBytes(StandardCharsets.US_ASCII));
    channel.setOutputStream(exchange.out());
    channel.setErrStream(exchange.err());
    channel.connect(OPENING);
    return channel;
  }

  /**
   * Every login shell understands it; what is done comes over stdin. Not {@code sh -s}: that reads
   * byte by byte, which costs more than all the rest.
   */
  private static String shell(int length) {
    return "exec sh -c 'eval \"$(head -c %d)\"'".formatted(length);
  }

  private Session session() throws NoAnswer {
    lock();
    try {
      var now = session;
      if (now == null || !now.isConnected()) {
        var way = route == null ? Routes.to(address, setup.config()) : route;
        route = way;
        now = Login.open(way, setup);
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
