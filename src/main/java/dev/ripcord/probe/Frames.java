package dev.ripcord.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/** The frames of an open WebSocket (RFC 6455, 5), as far as one look needs them. */
final class Frames {
  private static final int LIMIT = 1 << 20;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final SessionInputBufferImpl buffer;
  private final InputStream in;
  private final OutputStream out;

  Frames(SessionInputBufferImpl buffer, InputStream in, OutputStream out) {
    this.buffer = buffer;
    this.in = in;
    this.out = out;
  }

  /** What came. */
  sealed interface Came {}

  /** A whole text. */
  record Text(String text) implements Came {}

  /** No text will come, for this reason. */
  record End(String said) implements Came {}

  @SuppressWarnings("ArrayRecordComponent") // content is handed on, never compared
  private record Frame(boolean last, int kind, byte[] content) {}

  /** The next text; what is no text is passed over, and a ping is answered. */
  Came text() throws IOException {
    var text = new ByteArrayOutputStream();
    var open = false;
    while (true) {
      var frame = next(LIMIT - text.size());
      switch (frame.kind) {
        case PING -> frame(PONG, frame.content);
        case CLOSE -> {
          return new End("it opens, but was closed before a message came" + reason(frame.content));
        }
        case TEXT, CONTINUATION -> {
          open = frame.kind == TEXT || open;
          if (open) {
            text.writeBytes(frame.content);
          }
          if (open && frame.last) {
            return new Text(text.toString(StandardCharsets.UTF_8));
          }
        }
        case BINARY -> open = false;
        case PONG -> {}
        default -> throw new IOException("a frame of an unknown kind came: " + frame.kind);
      }
    }
  }

  private static String reason(byte[] content) {
    if (content.length < 2) {
      return "";
    }
    var code = ByteBuffer.wrap(content).getShort() & 0xffff;
    var said = new String(content, 2, content.length - 2, StandardCharsets.UTF_8);
    return ", with code " + code + (said.isBlank() ? "" : " (" + said.strip() + ")");
  }

  private Frame next(int limit) throws IOException {
    var first = read();
    var second = read();
    if ((first & 0x70) != 0 || (second & MASKED) != 0) {
      throw new IOException("what came after the handshake is no WebSocket");
    }
    var length =
        switch (second) {
          case 126 -> number(2);
          case 127 -> number(8);
          default -> second;
        };
    if (length < 0 || length > limit) {
      throw new IOException("a message of more than 1 MiB came");
    }
    return new Frame((first & FINAL) != 0, first & 0x0f, bytes((int) length));
  }

  private long number(int size) throws IOException {
    var number = 0L;
    for (var each : bytes(size)) {
      number = number << 8 | (each & 0xff);
    }
    return number;
  }

  private int read() throws IOException {
    return bytes(1)[0] & 0xff;
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = new byte[count];
    for (var at = 0; at < count; ) {
      var read = buffer.read(bytes, at, count - at, in);
      if (read < 0) {
        throw new ConnectionClosedException();
      }
      at += read;
    }
    return bytes;
  }

  void send(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it arrives does not matter any more. */
  void goodbye() {
    try {
      frame(CLOSE, ByteBuffer.allocate(2).putShort((short) 1000).array());
    } catch (IOException e) {
      // The other side hung up first.
    }
  }

  /** A client has to mask what it sends. */
  private void frame(int kind, byte[] content) throws IOException {
    var mask = new byte[4];
    new SecureRandom().nextBytes(mask);
    var frame = new ByteArrayOutputStream();
    frame.write(FINAL | kind);
    if (content.length < 126) {
      frame.write(MASKED | content.length);
    } else if (content.length < 1 << 16) {
      frame.write(MASKED | 126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) content.length).array());
    } else {
      frame.write(MASKED | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(content.length).array());
    }
    frame.writeBytes(mask);
    for (var i = 0; i < content.length; i++) {
      frame.write(content[i] ^ mask[i % 4]);
    }
    out.write(frame.toByteArray());
    out.flush();
  }
}
