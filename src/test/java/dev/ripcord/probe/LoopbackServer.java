package dev.ripcord.probe;

import dev.ripcord.app.demo.FreePort;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on loopback that behaves as badly as a test wants. */
public final class LoopbackServer implements AutoCloseable {

  /** What to do with a connection whose request was read. */
  public interface Behaviour {
    void answer(Socket socket, String request) throws IOException;
  }

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);

  private LoopbackServer(ServerSocket listener, Behaviour behaviour) {
    this.listener = listener;
    this.behaviour = behaviour;
  }

  /** Starts one that reads the head of each request and then behaves. */
  public static LoopbackServer that(Behaviour behaviour) {
    try {
      return over(new ServerSocket(), behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #that}, on a server socket that is not bound yet. */
  public static LoopbackServer over(ServerSocket listener, Behaviour behaviour) {
    try {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var server = new LoopbackServer(listener, behaviour);
    server.acceptor.start();
    return server;
  }

  /** Starts one that always gives this answer. */
  public static LoopbackServer answering(int status, String body, String... headers) {
    return that((socket, _) -> send(socket, response(status, body, headers)));
  }

  /** A whole response with its length. */
  public static String response(int status, String body, String... headers) {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "HTTP/1.1 " + status + " x\r\n" + more + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  public static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /**
   * What is sent after the head of a request; one that breaks off, as of a killed process, is none.
   */
  public static String body(Socket socket, String head) throws IOException {
    if (!head.endsWith("\r\n\r\n")) {
      throw new EOFException("the head broke off");
    }
    var length =
        head.lines()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .filter(each -> each.startsWith("content-length:"))
            .mapToInt(each -> Integer.parseInt(each.substring(15).strip()))
            .findFirst()
            .orElse(0);
    var bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(bytes.length + " of " + length + " bytes came");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Stays silent on the connection until the server is closed. */
  public void hold() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var request = head(socket);
      requests.add(request);
      behaviour.answer(socket, request);
    } catch (IOException e) {
      // The client hung up, as hostile tests make it do.
    }
  }

  private static String head(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n")) {
      var read = in.read();
      if (read < 0) {
        break;
      }
      text.append((char) read);
    }
    return text.toString();
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The heads of the requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public int connections() {
    return connections.get();
  }

  /**
   * Ends it. A virtual thread that is about to accept keeps the port open for a moment after the
   * socket was closed (JDK 25), and would answer the next client; so its end is waited for.
   */
  @Override
  public void close() {
    closing.countDown();
    try {
      listener.close();
      join();
      for (var each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void join() {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
