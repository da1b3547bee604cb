package dev.ripcord.check;

import dev.ripcord.catalog.Shape;
import java.util.Map;

/** The kinds of checks that belong to no driver. */
public final class BuiltInChecks {
  private BuiltInChecks() {}

  /** Each kind with its table. */
  public static Map<String, Shape<? extends Check>> all() {
    return Map.of(
        "http", HttpShape.shape(),
        "websocket", WebSocketShape.shape(),
        "tcp", TcpCheck.shape(),
        "port", PortShape.shape(),
        "process", ProcessShape.shape(),
        "log", LogCheck.shape(),
        "command", CommandCheck.shape(),
        "version", VersionCheck.shape(),
        "bundle", BundleCheck.shape());
  }
}
