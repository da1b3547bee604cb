package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;

/** The table of a target, also for drivers whose configuration has targets in it. */
public final class TargetShapes {
  private TargetShapes() {}

  /** {@code { KIND: ... }}. */
  public static Shape<Configured> entry(Map<String, ? extends Shape<?>> targets) {
    return new EntryShape<>("target", targets, List.of(), (kind, _) -> kind);
  }
}
