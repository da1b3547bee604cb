package dev.ripcord.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The server's half of RFC 6455 for tests, written apart from the client's. */
public final class WebSocketServer {
  private static final Pattern KEY = Pattern.compile("(?im)^Sec-WebSocket-Key: (\\S+)");

  private WebSocketServer() {}

  /** The answer that a right server gives to a handshake. */
  public static String agreed(String request) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + accept(request)
        + "\r\n\r\n";
  }

  private static String accept(String request) {
    var key = KEY.matcher(request);
    if (!key.find()) {
      throw new IllegalArgumentException("no handshake: " + request);
    }
    try {
      var salted = key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest(salted.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a frame: its first byte is the kind, with 0x80 when it is the last of a message. */
  public static void frame(Socket socket, int first, byte[] content) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (content.length < 126) {
      frame.write(content.length);
    } else if (content.length < 65536) {
      frame.write(126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) content.length).array());
    } else {
      frame.write(127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(content.length).array());
    }
    frame.writeBytes(content);
    socket.getOutputStream().write(frame.toByteArray());
    socket.getOutputStream().flush();
  }

  /** Sends a whole text. */
  public static void text(Socket socket, String text) throws IOException {
    frame(socket, 0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads one frame of a client, which has to be masked; its kind and its text. */
  public static String read(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var kind = in.read() & 0x0f;
    var second = in.read();
    if ((second & 0x80) == 0) {
      throw new IOException("a client has to mask");
    }
    var length =
        (second & 0x7f) == 126 ? ByteBuffer.wrap(in.readNBytes(2)).getShort() : second & 0x7f;
    var mask = in.readNBytes(4);
    var content = in.readNBytes(length);
    for (var i = 0; i < content.length; i++) {
      content[i] ^= mask[i % 4];
    }
    return kind + ":" + new String(content, StandardCharsets.UTF_8);
  }
}
