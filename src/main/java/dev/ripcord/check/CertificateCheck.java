package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.clock.Durations;
import dev.ripcord.probe.CertificateProbe;
import dev.ripcord.probe.CertificateResult;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the certificate that a server shows is believed and lasts long enough; of its chain the
 * one that ends first counts.
 *
 * @param name whom it has to be for, when that is not the host of the address
 */
record CertificateCheck(
    HostPort address, Optional<String> name, Duration left, Duration timeout, Trust trust)
    implements Check {
  private static final Duration FORTNIGHT = Duration.ofDays(14);

  static Shape<Check> shape() {
    var where =
        Field.required("address", HostPort.SHAPE, "host and port, such as shop.example:443");
    var name =
        Field.optional("name", Shapes.text(), "the name it has to be for, else that of the host");
    var left = Field.or("left", Shapes.duration(), FORTNIGHT, "bad when it lasts less than this");
    var timeout = Field.or("timeout", Shapes.duration(), HttpShape.TIMEOUT, "for both connections");
    return Shapes.either(
        HostPort.SHAPE.map(each ->
            new CertificateCheck(
                each, Optional.empty(), FORTNIGHT, HttpShape.TIMEOUT, new Trust.Public())),
        Shapes.object(
            "Whether a server's certificate is believed and lasts long enough.",
            values ->
                new CertificateCheck(
                    values.get(where),
                    values.get(name),
                    values.get(left),
                    values.get(timeout),
                    HttpShape.trust(values)),
            where,
            name,
            left,
            timeout,
            HttpShape.INSECURE,
            HttpShape.CA));
  }

  @Override
  public String title() {
    return "the certificate of " + address + " lasts for " + Durations.format(left);
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(address.text());
  }

  @Override
  public Finding look(Sight sight) {
    if (address.wrong().isPresent()) {
      return Finding.unknown("cannot ask: " + address.wrong().get()).from(Origin.LOCAL);
    }
    try {
      var site = WebAddress.parse("https://" + name.orElse(address.name()) + "/");
      var probe = new CertificateProbe(sight.clock(), sight.host()::socket);
      var seen = probe.look(address.host(), address.port(), site, timeout, trust);
      var finding = judge(seen, sight.clock().now());
      return ofHost() ? Loopback.evidence(finding, sight) : finding;
    } catch (IllegalArgumentException e) {
      return Finding.unknown("cannot ask: " + e.getMessage()).from(Origin.LOCAL);
    }
  }

  /** Pure. */
  Finding judge(CertificateResult result, Instant now) {
    return switch (result) {
      case Failed failed -> HttpExpectation.of(failed);
      case CertificateResult.Shown shown -> {
        var rest = Duration.between(now, shown.ends());
        yield fault(shown, rest)
            .map(each -> Finding.bad(each).from(Origin.ANSWER))
            .orElseGet(() -> Finding.good(lasts(rest)))
            .with(Map.of("ends", shown.ends().toString(), "subject", Texts.line(shown.subject())))
            .measured(Map.of("left", (double) rest.toSeconds()));
      }
    };
  }

  private Optional<String> fault(CertificateResult.Shown shown, Duration rest) {
    if (rest.isNegative()) {
      return Optional.of("it ended on " + shown.ends());
    }
    return shown
        .distrust()
        .map(each -> Texts.line("it is not believed: " + each))
        .or(() -> Optional.of(lasts(rest)).filter(_ -> rest.compareTo(left) < 0));
  }

  private static String lasts(Duration rest) {
    return rest.toDays() > 0
        ? "it lasts " + rest.toDays() + " more days"
        : "it lasts " + rest.toHours() + " more hours";
  }
}
