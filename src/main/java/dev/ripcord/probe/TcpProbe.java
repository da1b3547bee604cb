package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.time.Duration;

/** One look at whether a port takes connections, from the machine on which this program runs. */
public final class TcpProbe {
  private final Clock clock;

  public TcpProbe(Clock clock) {
    this.clock = clock;
  }

  /** Connects and hangs up; the timeout is for the name and the connection together. */
  public TcpResult look(String host, int port, Duration timeout) {
    try (var line = new Line(clock, timeout)) {
      try {
        line.connect(host, port);
        return new TcpResult.Connected(line.timings());
      } catch (IOException e) {
        return line.failed(e);
      }
    }
  }
}
