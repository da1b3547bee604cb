package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One STUN binding request over UDP (RFC 8489), which every WebRTC server and TURN server answers
 * without a password. A packet may get lost, so it is sent again, each time after twice as long.
 */
public final class StunProbe {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private final Clock clock;

  public StunProbe(Clock clock) {
    this.clock = clock;
  }

  /** Asks from this machine; the timeout is for the name and all packets together. */
  public StunResult look(String host, int port, Duration timeout) {
    try (var socket = new DatagramSocket();
        var dog = Watchdog.start(clock, timeout, socket::close)) {
      return look(socket, dog, host, port, timeout);
    } catch (IOException e) {
      return failed(
          Fault.of(Phase.CONNECT, e), new Timings(Map.of(), Duration.ZERO, Duration.ZERO));
    }
  }

  private static StunResult look(
      DatagramSocket socket, Watchdog dog, String host, int port, Duration timeout) {
    var phase = Phase.DNS;
    var loopback = false;
    try {
      var address = Lookup.addresses(host, dog.remaining()).getFirst();
      loopback = address.isLoopbackAddress();
      phase = Phase.HEADERS;
      return ask(socket, dog, address, port);
    } catch (PortUnreachableException e) {
      return failed(new Fault(Origin.REMOTE, "nobody listens on the port"), timings(dog));
    } catch (IOException e) {
      var silent = dog.timeUp() || e instanceof SocketTimeoutException;
      // Nothing was connected: as with a connection that nobody takes, the way may be at fault.
      var waiting = phase == Phase.DNS ? Phase.DNS : Phase.CONNECT;
      var late = Fault.late(waiting, loopback, timeout, dog.late());
      return failed(silent ? late : Fault.of(phase, e), timings(dog));
    }
  }

  private static StunResult ask(DatagramSocket socket, Watchdog dog, InetAddress address, int port)
      throws IOException {
    var id = new byte[StunMessage.ID_LENGTH];
    new SecureRandom().nextBytes(id);
    var request = StunMessage.request(id);
    socket.connect(address, port);
    for (var wait = FIRST_WAIT; ; wait = wait.multipliedBy(2)) {
      socket.send(new DatagramPacket(request, request.length));
      var said = answer(socket, dog, id, wait);
      if (said.isPresent()) {
        return switch (said.get()) {
          case StunMessage.Seen(String as) -> new StunResult.Bound(as, timings(dog));
          case StunMessage.Refusal(String why) -> new StunResult.Refused(why, timings(dog));
        };
      }
    }
  }

  /** Waits so long for the answer; what is none is passed over. */
  private static Optional<StunMessage.Said> answer(
      DatagramSocket socket, Watchdog dog, byte[] id, Duration wait) throws IOException {
    var until = dog.elapsed().plus(wait);
    var packet = new DatagramPacket(new byte[2048], 2048);
    while (dog.elapsed().compareTo(until) < 0) {
      try {
        socket.setSoTimeout(Math.max(1, (int) until.minus(dog.elapsed()).toMillis()));
        packet.setLength(2048);
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      var said = StunMessage.answer(Arrays.copyOf(packet.getData(), packet.getLength()), id);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private static Timings timings(Watchdog dog) {
    return new Timings(Map.of(), dog.elapsed(), dog.late());
  }

  private static Failed failed(Fault fault, Timings timings) {
    return new Failed(Phase.CONNECT, fault.origin(), fault.said(), timings);
  }
}
