package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpException;

/**
 * One try to open a WebSocket (RFC 6455), with one deadline for everything from the name to the
 * message. The JDK's own client makes its connections itself, so it could neither look from another
 * host nor say in which part of a look the time was up.
 */
public final class WebSocketProbe {
  private final Clock clock;
  private final Supplier<Socket> own;

  /** {@code localhost} is this machine. */
  public WebSocketProbe(Clock clock) {
    this(clock, () -> new Socket(Proxy.NO_PROXY));
  }

  /** {@code own} makes the sockets for {@code localhost}, whichever host that is to be. */
  public WebSocketProbe(Clock clock, Supplier<Socket> own) {
    this.clock = clock;
    this.own = own;
  }

  /** Opens it, waits for a text where one is wanted, and says goodbye; never throws. */
  public WebSocketResult look(WebSocketAsk ask) {
    try (var line = new Line(clock, ask.upgrade().timeout(), own)) {
      try {
        return new Handshake(line, ask).run();
      } catch (IOException | HttpException e) {
        return line.failed(e);
      }
    }
  }
}
