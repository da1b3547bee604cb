package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before a database, and cuts the connection at a commit: before it, or its answer. */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int port;
  private final AtomicReference<Optional<Cut>> armed = new AtomicReference<>(Optional.empty());

  private final Set<Socket> deaf = ConcurrentHashMap.newKeySet();

  /** Where a connection ends. */
  public enum Cut {
    /** The server never hears of the commit. */
    BEFORE_COMMIT,
    /** The server commits; nobody hears of it. */
    BEFORE_ANSWER
  }

  public CuttingProxy(int port) {
    this.port = port;
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** At the next commit, once. */
  public void arm(Cut cut) {
    armed.set(Optional.of(cut));
  }

  /** Whether the cut was made. */
  public boolean cut() {
    return armed.get().isEmpty();
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> ask(client, server));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void ask(Socket client, Socket server) {
    var answers = Thread.ofVirtual().start(() -> answer(server, client));
    var bytes = new byte[1 << 16];
    try (client;
        server) {
      var in = client.getInputStream();
      for (var n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        var cut = cutAt(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
        if (cut.equals(Optional.of(Cut.BEFORE_COMMIT))) {
          return;
        }
        if (cut.equals(Optional.of(Cut.BEFORE_ANSWER))) {
          deaf.add(client);
          server.getOutputStream().write(bytes, 0, n);
          answers.join();
          return;
        }
        server.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException | InterruptedException _) {
      // the other end has gone
    }
  }

  private Optional<Cut> cutAt(String text) {
    return text.contains("commit") ? armed.getAndSet(Optional.empty()) : Optional.empty();
  }

  private void answer(Socket server, Socket client) {
    var bytes = new byte[1 << 16];
    try (client) {
      var in = server.getInputStream();
      for (var n = in.read(bytes); n >= 0 && !deaf.contains(client); n = in.read(bytes)) {
        client.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException _) {
      // the other end has gone
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
