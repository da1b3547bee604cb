package dev.ripcord.check;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.Map;

/** The kinds of checks that belong to no driver. */
public final class BuiltInChecks {
  private BuiltInChecks() {}

  /** Each kind with its table. */
  public static Map<String, Shape<? extends Check>> all() {
    return Map.ofEntries(
        Map.entry("http", Shapes.late(HttpShape::shape)),
        Map.entry("websocket", Shapes.late(WebSocketShape::shape)),
        Map.entry("tcp", Shapes.late(TcpCheck::shape)),
        Map.entry("port", Shapes.late(PortShape::shape)),
        Map.entry("process", Shapes.late(ProcessShape::shape)),
        Map.entry("log", Shapes.late(LogCheck::shape)),
        Map.entry("command", Shapes.late(CommandCheck::shape)),
        Map.entry("version", Shapes.late(VersionCheck::shape)),
        Map.entry("bundle", Shapes.late(BundleCheck::shape)),
        Map.entry("host", Shapes.late(HostCheck::shape)),
        Map.entry("stun", Shapes.late(StunCheck::shape)),
        Map.entry("certificate", Shapes.late(CertificateCheck::shape)),
        Map.entry("heartbeat", Shapes.late(HeartbeatCheck::shape)),
        Map.entry("promql", Shapes.late(PromCheck::shape)),
        Map.entry("alert", Shapes.late(AlertCheck::shape)),
        Map.entry("number", Shapes.late(NumberCheck::shape)));
  }
}
