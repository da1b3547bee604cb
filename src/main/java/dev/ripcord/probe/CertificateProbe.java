package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Looks at the certificate that a server shows now, on a connection of its own: first whatever it
 * is, then whether it is believed, so that both can be told of one that has ended.
 */
public final class CertificateProbe {
  private final Clock clock;
  private final Supplier<Socket> own;

  /** {@code own} makes the sockets for {@code localhost}, whichever host that is to be. */
  public CertificateProbe(Clock clock, Supplier<Socket> own) {
    this.clock = clock;
    this.own = own;
  }

  /**
   * Asks the server at an address for the certificate of the name in {@code site}; the timeout is
   * for all of it.
   */
  public CertificateResult look(
      String host, int port, WebAddress site, Duration timeout, Trust trust) {
    try (var line = new Line(clock, timeout, own)) {
      try {
        line.connect(host, port);
        var chain = line.secure(site, new Trust.Anyone()).getSession().getPeerCertificates();
        var shown = Stream.of(chain).map(X509Certificate.class::cast).toList();
        Instant ends =
            shown.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var subject = shown.getFirst().getSubjectX500Principal().getName();
        return new CertificateResult.Shown(
            ends, subject, distrust(line, host, port, site, trust), line.timings());
      } catch (IOException e) {
        return line.failed(e);
      }
    }
  }

  private static Optional<String> distrust(
      Line line, String host, int port, WebAddress site, Trust trust) throws IOException {
    if (trust instanceof Trust.Anyone) {
      return Optional.empty();
    }
    try {
      line.connect(host, port);
      line.secureAnew(site, trust);
      return Optional.empty();
    } catch (SSLException e) {
      return Optional.of(Fault.of(Phase.TLS, e).said());
    }
  }
}
