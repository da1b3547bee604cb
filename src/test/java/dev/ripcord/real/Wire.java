package dev.ripcord.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The network between us and a server on this machine: slow, silent, or holding back what it was
 * given.
 */
public final class Wire implements AutoCloseable {
  private static final int LARGE = 4096;

  private final ServerSocket door;
  private final int server;
  private final Duration delay;
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<CountDownLatch> silence =
      new AtomicReference<>(new CountDownLatch(0));
  private final AtomicInteger ended = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Wire(int server, Duration delay) {
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.server = server;
    this.delay = delay;
    threads.execute(this::accept);
  }

  public String address() {
    return "ssh://127.0.0.1:" + door.getLocalPort();
  }

  public int port() {
    return door.getLocalPort();
  }

  /**
   * On the connections that there are, the next that is large, as the text of a command is, is held
   * back with all that follows it from the client; new connections are free.
   */
  public void hold() {
    gate.set(new CountDownLatch(1));
  }

  /** Nothing gets through any more and nobody is told, as where a firewall drops what comes. */
  public void drop() {
    silence.set(new CountDownLatch(1));
  }

  /** All gets through again, and what was under way comes late, as TCP sends it once more. */
  public void restore() {
    silence.get().countDown();
  }

  /** How many streams of connections have come to their end. */
  public int ended() {
    return ended.get();
  }

  /** What was held back goes on, also where its sender has given up meanwhile. */
  public void release() {
    gate.get().countDown();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var to = new Socket(InetAddress.getLoopbackAddress(), server);
        var born = gate.get();
        threads.execute(() -> carry(client, to, born, LARGE));
        threads.execute(() -> carry(to, client, born, Integer.MAX_VALUE));
      } catch (IOException _) {
        // closed, or the server is away: so is the connection
      }
    }
  }

  private void carry(Socket from, Socket to, CountDownLatch born, int large) {
    var buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        var now = gate.get();
        if (!now.equals(born) && read > large) {
          now.await();
        }
        silence.get().await();
        out.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // one side is gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.incrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
