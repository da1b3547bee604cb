package dev.ripcord.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/** Asks for a WebSocket on a line, and proves by the answer that there is one. */
final class Handshake {
  private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
  private static final Http1Config CONFIG =
      Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16384).build();

  private final Line line;
  private final WebSocketAsk ask;
  private final String key = key();

  Handshake(Line line, WebSocketAsk ask) {
    this.line = line;
    this.ask = ask;
  }

  WebSocketResult run() throws IOException, HttpException {
    var address = ask.upgrade().address();
    var socket = line.connect(address.host(), address.port());
    if (address.tls()) {
      socket = line.secure(address, ask.upgrade().trust());
    }
    line.enter(Phase.SEND);
    send(socket.getOutputStream());
    line.enter(Phase.HEADERS);
    var in = socket.getInputStream();
    var buffer = new SessionInputBufferImpl(4096, CONFIG.getMaxLineLength());
    var head = head(buffer, in);
    var wrong = wrong(head);
    if (wrong.isPresent()) {
      return new WebSocketResult.Refused(head.getCode(), wrong.get(), line.timings());
    }
    line.enter(Phase.MESSAGE);
    return talk(new Frames(buffer, in, socket.getOutputStream()));
  }

  private WebSocketResult talk(Frames frames) throws IOException {
    if (ask.send().isPresent()) {
      frames.send(ask.send().get());
    }
    var message = Optional.<String>empty();
    if (ask.receive()) {
      switch (frames.text()) {
        case Frames.Text(String text) -> message = Optional.of(text);
        case Frames.End(String said) -> {
          return new WebSocketResult.Refused(101, said, line.timings());
        }
      }
    }
    var opened = new WebSocketResult.Opened(message, line.timings());
    frames.goodbye();
    return opened;
  }

  private void send(OutputStream out) throws IOException {
    var address = ask.upgrade().address();
    var request = new StringBuilder("GET " + address.path() + " HTTP/1.1\r\n");
    request.append("Host: ").append(address.authority()).append("\r\nUser-Agent: ripcord\r\n");
    ask.headers()
        .forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    request.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: ").append(key).append("\r\n\r\n");
    out.write(request.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static ClassicHttpResponse head(SessionInputBufferImpl buffer, InputStream in)
      throws IOException, HttpException {
    try {
      while (true) {
        var head = new DefaultHttpResponseParser(CONFIG).parse(buffer, in);
        if (head == null) {
          throw new ConnectionClosedException();
        }
        if (head.getCode() >= 200 || head.getCode() == 101) {
          return head;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<String> wrong(ClassicHttpResponse head) {
    var code = head.getCode();
    if (code != 101) {
      return Optional.of(otherwise(code, head));
    }
    if (!says(head, "Upgrade", "websocket") || !says(head, "Connection", "upgrade")) {
      return Optional.of("it answers 101, but does not say that it becomes a WebSocket");
    }
    var accept = value(head, "Sec-WebSocket-Accept");
    if (!accept.equals(Optional.of(accepted(key)))) {
      return Optional.of(
          "it answers 101, but its Sec-WebSocket-Accept "
              + (accept.isEmpty() ? "is missing" : "does not belong to what was asked")
              + ": this is no answer of a WebSocket server to us");
    }
    return value(head, "Sec-WebSocket-Extensions")
        .map(_ -> "it answers 101 with an extension that was not asked for");
  }

  private static String otherwise(int code, ClassicHttpResponse head) {
    var said = "no WebSocket here: it answers " + code;
    return switch (code) {
      case 401, 403 -> said + ", so the authorization is missing or wrong";
      case 404 -> said + ", so there is nothing at this path";
      case 301, 302, 303, 307, 308 ->
          said + " and leads to " + value(head, "Location").orElse("nowhere");
      case 400, 426 -> said + ", so it refuses the handshake";
      default -> said + (code < 300 ? ", as for any page, in place of 101" : " in place of 101");
    };
  }

  private static boolean says(HttpMessage head, String name, String token) {
    return Stream.of(head.getHeaders(name))
        .flatMap(each ->
            Stream.of(String.valueOf(each.getValue()).toLowerCase(Locale.ROOT).split(",", -1)))
        .anyMatch(each -> each.strip().equals(token));
  }

  private static Optional<String> value(HttpMessage head, String name) {
    return Optional.ofNullable(head.getFirstHeader(name))
        .map(each -> String.valueOf(each.getValue()).strip());
  }

  private static String key() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What a server has to answer to this key. */
  static String accepted(String key) {
    try {
      var sha = MessageDigest.getInstance("SHA-1");
      var salted = (key + SALT).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(sha.digest(salted));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
