package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.TcpProbe;
import dev.ripcord.probe.TcpResult;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a port takes connections, asked from here; {@code localhost} is the host that the service
 * runs on.
 */
record TcpCheck(String address, Duration timeout) implements Check {
  private static final String FORM = "(?:\\[[0-9a-fA-F:.%]+]|[A-Za-z0-9._-]+):\\d{1,5}";

  static Shape<Check> shape() {
    var address = Shapes.text("a host and port such as localhost:2333", FORM + "|.*\\$\\{.*");
    var where = Field.required("address", address, "host and port, such as localhost:2333");
    var timeout =
        Field.or(
            "timeout", Shapes.duration(), HttpShape.TIMEOUT, "for the name and the connection");
    return Shapes.either(
        address.map(each -> new TcpCheck(each, HttpShape.TIMEOUT)),
        Shapes.object(
            "Whether a port takes connections.",
            values -> new TcpCheck(values.get(where), values.get(timeout)),
            where,
            timeout));
  }

  @Override
  public String title() {
    return address + " takes connections";
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(address);
  }

  @Override
  public Optional<Piece> plain() {
    if (!address.matches(FORM)) {
      return Optional.empty();
    }
    var colon = address.lastIndexOf(':');
    return Optional.of(
        Piece.of(Part.VALUES, HttpCheck.PLAIN)
            .call(
                "tcp",
                address.substring(0, colon),
                address.substring(colon + 1),
                Shell.seconds(timeout)));
  }

  @Override
  public Finding look(Sight sight) {
    if (!address.matches(FORM)) {
      return Finding.unknown("cannot ask: not a host and port: " + address);
    }
    var colon = address.lastIndexOf(':');
    var host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    var port = Integer.parseInt(address.substring(colon + 1));
    if (port < 1 || port > 65535) {
      return Finding.unknown("cannot ask: not a port: " + port);
    }
    var probe = new TcpProbe(sight.clock(), sight.host()::socket);
    var finding = judge(probe.look(host, port, timeout));
    return ofHost() ? Loopback.evidence(finding, sight) : finding;
  }

  private static Finding judge(TcpResult result) {
    return switch (result) {
      case TcpResult.Connected(var timings) -> {
        var took = Texts.millis(timings.total());
        yield Finding.good("connected in " + took).with(Map.of("took", took));
      }
      case Failed failed -> HttpExpectation.of(failed);
    };
  }
}
