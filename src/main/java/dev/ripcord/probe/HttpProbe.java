package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpException;

/**
 * One look over HTTP from the machine on which this program runs, except for {@code localhost}: a
 * new connection, and one deadline for everything from the name to the last byte, so that a body
 * that drips ends too. Plain blocking code; safe for use by several threads.
 */
public final class HttpProbe {
  /** Bytes kept of a body, unless more is asked for. */
  public static final int BODY_LIMIT = 1 << 20;

  private final Clock clock;
  private final Supplier<Socket> own;

  /** {@code localhost} is this machine. */
  public HttpProbe(Clock clock) {
    this(clock, () -> new Socket(Proxy.NO_PROXY));
  }

  /** {@code own} makes the sockets for {@code localhost}, whichever host that is to be. */
  public HttpProbe(Clock clock, Supplier<Socket> own) {
    this.clock = clock;
    this.own = own;
  }

  /**
   * Asks once, following as many redirects as the request allows; never throws for what it finds.
   */
  public HttpResult look(HttpAsk ask) {
    try (var line = new Line(clock, ask.timeout(), own)) {
      try {
        return answer(line, ask);
      } catch (IOException | HttpException e) {
        return line.failed(e);
      }
    }
  }

  private static HttpResult answer(Line line, HttpAsk ask) throws IOException, HttpException {
    var asked = ask;
    while (true) {
      var answered = new Exchange(line, asked).run();
      var next = redirect(answered);
      if (next.isEmpty() || asked.follow() == 0) {
        return answered;
      }
      asked = asked.redirected(next.get(), answered.status());
    }
  }

  private static Optional<WebAddress> redirect(HttpResult.Answered answered) {
    return switch (answered.status()) {
      case 301, 302, 303, 307, 308 -> answered.header("location").flatMap(answered.from()::resolve);
      default -> Optional.empty();
    };
  }
}
