package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.StunProbe;
import dev.ripcord.probe.StunResult;
import java.time.Duration;
import java.util.Map;

/**
 * Whether a WebRTC server answers over UDP, asked from here, as its users do: what it answers over
 * TCP tells nothing of the media that go over UDP.
 */
record StunCheck(HostPort address, Duration timeout) implements Check {

  static Shape<Check> shape() {
    var where =
        Field.required("address", HostPort.SHAPE, "host and UDP port, such as media.example:3478");
    var timeout =
        Field.or("timeout", Shapes.duration(), HttpShape.TIMEOUT, "for the name and all packets");
    return Shapes.either(
        HostPort.SHAPE.map(each -> new StunCheck(each, HttpShape.TIMEOUT)),
        Shapes.object(
            "Whether a WebRTC server answers a STUN binding request over UDP.",
            values -> new StunCheck(values.get(where), values.get(timeout)),
            where,
            timeout));
  }

  @Override
  public String title() {
    return address + " answers STUN over UDP";
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(address.text());
  }

  @Override
  public Finding look(Sight sight) {
    if (ofHost() && !sight.host().name().equals("local")) {
      return Finding.unknown(
              "cannot ask: UDP does not go through "
                  + sight.host().name()
                  + "; write the address that users have instead of localhost")
          .from(Origin.LOCAL);
    }
    return address
        .wrong()
        .map(each -> Finding.unknown("cannot ask: " + each).from(Origin.LOCAL))
        .orElseGet(() ->
            judge(new StunProbe(sight.clock()).look(address.host(), address.port(), timeout)));
  }

  static Finding judge(StunResult result) {
    return switch (result) {
      case Failed failed -> HttpExpectation.of(failed);
      case StunResult.Refused(String said, var timings) ->
          Finding.bad(said).from(Origin.REMOTE).measured(HttpExpectation.latency(timings));
      case StunResult.Bound(String seenAs, var timings) ->
          Finding.good("answers in " + Texts.millis(timings.total()))
              .with(Map.of("seen-as", seenAs))
              .measured(HttpExpectation.latency(timings));
    };
  }
}
