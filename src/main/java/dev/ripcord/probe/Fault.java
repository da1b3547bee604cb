package dev.ripcord.probe;

import dev.ripcord.host.UnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says of an exception whose fault it is, and in plain words what happened. */
record Fault(Origin origin, String said) {
  private static final List<String> OURS =
      List.of(
          "too many open files",
          "cannot assign requested address",
          "address already in use",
          "no buffer space",
          "cannot allocate memory",
          "operation not permitted",
          "permission denied",
          "network is unreachable",
          "network is down",
          "closed by interrupt");

  /** What a time that was up means in a phase. */
  static Fault late(Phase phase, boolean loopback, Duration timeout, Duration late) {
    var said = "no end within " + words(timeout) + ", while " + phase.doing();
    if (late.compareTo(timeout.dividedBy(5)) > 0) {
      return new Fault(
          Origin.LOCAL, said + "; but ripcord itself was held up for " + words(late) + " of it");
    }
    return switch (phase) {
      case DNS -> new Fault(Origin.LOCAL, said);
      case CONNECT -> new Fault(loopback ? Origin.REMOTE : Origin.PATH, said);
      case TLS, SEND, HEADERS, BODY, MESSAGE -> new Fault(Origin.REMOTE, said);
    };
  }

  /** What an exception means in a phase. */
  static Fault of(Phase phase, Exception e) {
    var message = String.valueOf(e.getMessage());
    if (OURS.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains)) {
      return new Fault(Origin.LOCAL, message + ", while " + phase.doing());
    }
    return switch (e) {
      case UnreachableException none -> new Fault(Origin.PATH, String.valueOf(none.getMessage()));
      case OwnFault own -> new Fault(Origin.LOCAL, String.valueOf(own.getMessage()));
      case UnknownHostException _ -> new Fault(Origin.LOCAL, "the name cannot be looked up here");
      case NoRouteToHostException _ -> new Fault(Origin.PATH, "no route to the host");
      case ConnectException _ -> new Fault(Origin.ANSWER, "connection refused");
      case SocketTimeoutException _ -> new Fault(Origin.PATH, "nobody took the connection");
      case SSLException tls -> new Fault(Origin.REMOTE, "TLS failed: " + root(tls));
      case NoHttpResponseException _, ConnectionClosedException _ -> closed(phase);
      case HttpException _ -> new Fault(Origin.REMOTE, "the answer is not HTTP: " + message);
      default -> new Fault(Origin.REMOTE, message + ", while " + phase.doing());
    };
  }

  private static Fault closed(Phase phase) {
    var said =
        switch (phase) {
          case BODY -> "the connection was closed in the middle of the body";
          case MESSAGE -> "the connection was closed before a message came";
          case DNS, CONNECT, TLS, SEND, HEADERS -> "the connection was closed without an answer";
        };
    return new Fault(Origin.REMOTE, said);
  }

  /** The one of two that says more about the other side. */
  static IOException telling(IOException one, IOException other) {
    return of(Phase.CONNECT, other).origin().compareTo(of(Phase.CONNECT, one).origin()) < 0
        ? other
        : one;
  }

  private static String root(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static String words(Duration length) {
    return length.toMillis() < 1000 || length.toMillis() % 1000 != 0
        ? length.toMillis() + " ms"
        : length.toSeconds() + " s";
  }
}
