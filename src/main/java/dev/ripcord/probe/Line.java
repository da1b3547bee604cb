package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/**
 * The connection of one look, with one deadline for everything: when it is over, the socket is
 * closed under whoever reads or writes it.
 */
final class Line implements AutoCloseable {
  private final Supplier<Socket> own;
  private final Duration timeout;
  private final Watchdog dog;
  private final Map<Phase, Duration> parts = new EnumMap<>(Phase.class);
  private Phase phase = Phase.DNS;
  private Duration entered = Duration.ZERO;
  private boolean loopback;
  private volatile Socket socket = new Socket(Proxy.NO_PROXY);

  /** {@code own} makes sockets for addresses that mean the host itself. */
  Line(Clock clock, Duration timeout, Supplier<Socket> own) {
    this.own = own;
    this.timeout = timeout;
    this.dog = Watchdog.start(clock, timeout, this::hangUp);
  }

  /** Notes that a new part begins. */
  void enter(Phase next) {
    var now = dog.elapsed();
    parts.put(phase, now.minus(entered));
    phase = next;
    entered = now;
  }

  /** Connects to the first address of the host that takes it. */
  Socket connect(String host, int port) throws IOException {
    hangUp();
    begin();
    var addresses = Lookup.addresses(host, dog.remaining());
    enter(Phase.CONNECT);
    IOException failure = new OwnFault("the name has no address");
    for (var i = 0; i < addresses.size(); i++) {
      try {
        return connect(addresses.get(i), port, dog.remaining().dividedBy(addresses.size() - i));
      } catch (IOException e) {
        failure = i == 0 ? e : Fault.telling(failure, e);
        checkTime();
      }
    }
    throw failure;
  }

  private void begin() {
    parts.clear();
    phase = Phase.DNS;
    entered = dog.elapsed();
  }

  private Socket connect(InetAddress address, int port, Duration limit) throws IOException {
    loopback = address.isLoopbackAddress();
    var fresh = loopback ? own.get() : new Socket(Proxy.NO_PROXY);
    socket = fresh;
    checkTime();
    fresh.setTcpNoDelay(true);
    fresh.connect(new InetSocketAddress(address, port), Math.max(1, (int) limit.toMillis()));
    return fresh;
  }

  private void checkTime() throws IOException {
    if (dog.timeUp()) {
      throw new IOException("time is up");
    }
  }

  /** Puts TLS on the connection. */
  SSLSocket secure(WebAddress address, Trust trust) throws IOException {
    enter(Phase.TLS);
    return Tls.over(socket, address, trust);
  }

  /** The same without what an earlier connection came to know. */
  SSLSocket secureAnew(WebAddress address, Trust trust) throws IOException {
    enter(Phase.TLS);
    return Tls.anew(socket, address, trust);
  }

  Timings timings() {
    var all = new EnumMap<>(parts);
    all.put(phase, dog.elapsed().minus(entered));
    return new Timings(all, dog.elapsed(), dog.late());
  }

  /** What an exception means, now that the line is down. */
  Failed failed(Exception e) {
    var late = dog.late();
    var timeUp = dog.timeUp() || e instanceof SocketTimeoutException;
    var fault = timeUp ? Fault.late(phase, loopback, timeout, late) : Fault.of(phase, e);
    return new Failed(phase, fault.origin(), fault.said(), timings());
  }

  private void hangUp() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  @Override
  public void close() {
    dog.close();
    hangUp();
  }
}
