package dev.ripcord.check;

import dev.ripcord.catalog.Shape;
import java.util.Map;

/** The kinds of checks that belong to no driver. */
public final class BuiltInChecks {
  private BuiltInChecks() {}

  /** Each kind with its table. */
  public static Map<String, Shape<? extends Check>> all() {
    return Map.ofEntries(
        Map.entry("http", HttpShape.shape()),
        Map.entry("websocket", WebSocketShape.shape()),
        Map.entry("tcp", TcpCheck.shape()),
        Map.entry("port", PortShape.shape()),
        Map.entry("process", ProcessShape.shape()),
        Map.entry("log", LogCheck.shape()),
        Map.entry("command", CommandCheck.shape()),
        Map.entry("version", VersionCheck.shape()),
        Map.entry("bundle", BundleCheck.shape()),
        Map.entry("host", HostCheck.shape()),
        Map.entry("stun", StunCheck.shape()),
        Map.entry("certificate", CertificateCheck.shape()),
        Map.entry("heartbeat", HeartbeatCheck.shape()),
        Map.entry("promql", PromCheck.shape()),
        Map.entry("alert", AlertCheck.shape()),
        Map.entry("number", NumberCheck.shape()));
  }
}
