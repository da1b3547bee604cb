package dev.ripcord.notify;

import dev.ripcord.probe.OwnCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A stand-in for a mail server with STARTTLS, which GreenMail has not; it takes one mail. */
final class StartTlsStandIn implements AutoCloseable {
  private final ServerSocket listener;
  private final SSLContext tls;
  private final List<String> plain = new CopyOnWriteArrayList<>();
  private final List<String> secured = new CopyOnWriteArrayList<>();

  private StartTlsStandIn(ServerSocket listener, SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  static StartTlsStandIn with(OwnCertificate certificate)
      throws IOException, GeneralSecurityException {
    var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var standIn = new StartTlsStandIn(listener, certificate.server());
    Thread.ofVirtual().start(standIn::serve);
    return standIn;
  }

  private void serve() {
    try (var socket = listener.accept()) {
      say(socket, "220 stand-in");
      talk(socket, plain);
      var upgraded = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, false);
      upgraded.setUseClientMode(false);
      talk(upgraded, secured);
    } catch (IOException _) {
      // closed by the test
    }
  }

  /** Until the connection is to be secured, or ends. */
  private static void talk(Socket socket, List<String> heard) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    var data = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      data = data ? !line.equals(".") : line.equals("DATA");
      if (!data || line.equals("DATA")) {
        say(socket, answer(line));
      }
      if (line.equals("STARTTLS") || line.equals("QUIT")) {
        return;
      }
    }
  }

  private static String answer(String line) {
    return switch (line.toUpperCase(Locale.ROOT).split(" ", 2)[0]) {
      case "EHLO" -> "250-stand-in\r\n250 STARTTLS";
      case "STARTTLS" -> "220 go on";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What was said before it was secured. */
  List<String> plain() {
    return List.copyOf(plain);
  }

  List<String> secured() {
    return List.copyOf(secured);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
