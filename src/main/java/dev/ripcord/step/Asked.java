package dev.ripcord.step;

import java.util.Optional;

/** Who asked for a run, and why; for what a step writes down on a host. */
public record Asked(String who, Optional<String> why) {
  static final Asked NOBODY = new Asked("nobody", Optional.empty());
}
