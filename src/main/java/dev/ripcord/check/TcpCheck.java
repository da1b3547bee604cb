package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.Origin;
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
record TcpCheck(HostPort address, Duration timeout) implements Check {
  static Shape<Check> shape() {
    var where = Field.required("address", HostPort.SHAPE, "host and port, such as localhost:2333");
    var timeout =
        Field.or(
            "timeout", Shapes.duration(), HttpShape.TIMEOUT, "for the name and the connection");
    return Shapes.either(
        HostPort.SHAPE.map(each -> new TcpCheck(each, HttpShape.TIMEOUT)),
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
    return Loopback.named(address.text());
  }

  @Override
  public Optional<Piece> plain() {
    if (address.wrong().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Piece.of(Part.VALUES, HttpCheck.PLAIN)
            .call("tcp", address.name(), String.valueOf(address.port()), Shell.seconds(timeout)));
  }

  @Override
  public Finding look(Sight sight) {
    if (address.wrong().isPresent()) {
      return Finding.unknown("cannot ask: " + address.wrong().get()).from(Origin.LOCAL);
    }
    var probe = new TcpProbe(sight.clock(), sight.host()::socket);
    var finding = judge(probe.look(address.host(), address.port(), timeout));
    return ofHost() ? Loopback.evidence(finding, sight) : finding;
  }

  private static Finding judge(TcpResult result) {
    return switch (result) {
      case TcpResult.Connected(var timings) -> {
        var took = Texts.millis(timings.total());
        yield Finding.good("connected in " + took)
            .with(Map.of("took", took))
            .measured(HttpExpectation.latency(timings));
      }
      case Failed failed -> HttpExpectation.of(failed);
    };
  }
}
