package dev.ripcord.host.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way to a host through a program, such as {@code ssh -W}, which is ended with it. */
final class Passage implements Proxy {
  private static final int LAST_WORDS = 400;

  /** On a busy machine; only who was not let through waits for them. */
  private static final Duration LAST_WORDS_TAKE = Duration.ofSeconds(2);

  private static final List<String> USELESS_TO_REPEAT =
      List.of("permission denied", "host key verification failed", "bad configuration");

  private final List<String> words;
  private final StringBuilder errors = new StringBuilder();
  private @Nullable PipeSocket socket;
  private @Nullable Thread hearing;

  Passage(List<String> words) {
    this.words = List.copyOf(words);
  }

  /** In a session of its own, so that Ctrl-C at a terminal does not cut what still has to stop. */
  @Override
  public void connect(SocketFactory factory, String host, int port, int timeout)
      throws IOException {
    var all = new ArrayList<>(List.of("setsid"));
    all.addAll(words);
    var process = new ProcessBuilder(all).start();
    hearing = Thread.ofVirtual().start(() -> hear(process.getErrorStream()));
    socket = new PipeSocket(process);
  }

  private void hear(InputStream from) {
    try (from) {
      var bytes = new byte[LAST_WORDS];
      for (var n = from.read(bytes); n >= 0; n = from.read(bytes)) {
        keep(new String(bytes, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // it has ended
    }
  }

  private void keep(String text) {
    synchronized (errors) {
      errors.append(text);
      errors.delete(0, Math.max(0, errors.length() - LAST_WORDS));
    }
  }

  /**
   * What the program last said of itself, on one line. Its end may be noticed before what it said;
   * one that goes on says no more for now.
   */
  String said() {
    var heard = hearing;
    if (heard != null) {
      try {
        var _ = heard.join(LAST_WORDS_TAKE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (errors) {
      return errors.toString().strip().replaceAll("\\s*\\R\\s*", "; ");
    }
  }

  /** Whether what it said will be said again. */
  boolean barred() {
    var lower = said().toLowerCase(Locale.ROOT);
    return USELESS_TO_REPEAT.stream().anyMatch(lower::contains);
  }

  @Override
  public InputStream getInputStream() {
    return open().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() {
    return open().getOutputStream();
  }

  @Override
  public Socket getSocket() {
    return open();
  }

  private PipeSocket open() {
    var now = socket;
    if (now == null) {
      throw new IllegalStateException("not connected");
    }
    return now;
  }

  @Override
  public void close() {
    var now = socket;
    if (now != null) {
      now.close();
    }
  }
}
