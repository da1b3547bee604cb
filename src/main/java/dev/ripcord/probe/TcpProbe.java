package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One look at whether a port takes connections, from the machine on which this program runs, except
 * for {@code localhost}.
 */
public final class TcpProbe {
  private final Clock clock;
  private final Supplier<Socket> own;

  /** {@code localhost} is this machine. */
  public TcpProbe(Clock clock) {
    this(clock, () -> new Socket(Proxy.NO_PROXY));
  }

  /** {@code own} makes the sockets for {@code localhost}, whichever host that is to be. */
  public TcpProbe(Clock clock, Supplier<Socket> own) {
    this.clock = clock;
    this.own = own;
  }

  /** Connects and hangs up; the timeout is for the name and the connection together. */
  public TcpResult look(String host, int port, Duration timeout) {
    try (var line = new Line(clock, timeout, own)) {
      try {
        line.connect(host, port);
        return new TcpResult.Connected(line.timings());
      } catch (IOException e) {
        return line.failed(e);
      }
    }
  }
}
