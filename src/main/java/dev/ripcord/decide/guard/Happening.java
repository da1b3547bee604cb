package dev.ripcord.decide.guard;

import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Signal;
import java.time.Instant;
import java.util.Map;

/** Something that matters to whether a service is rolled back without a person. */
public sealed interface Happening {
  Instant at();

  /** A probe looked. */
  record Looked(Sample sample) implements Happening {
    @Override
    public Instant at() {
      return sample.at();
    }
  }

  /**
   * Another release runs since then.
   *
   * @param baselines what signals were before
   */
  record Deployed(Instant at, int release, Map<Signal, Baseline> baselines) implements Happening {
    public Deployed {
      baselines = Map.copyOf(baselines);
    }
  }

  /**
   * A rollback ended.
   *
   * @param from the release that was left
   * @param helped whether the service was good afterwards
   */
  record RolledBack(Instant at, int from, int to, boolean automatic, boolean helped)
      implements Happening {}

  /** Maintenance, or a silence, until then. */
  record Silenced(Instant at, Instant until, String why) implements Happening {}

  /**
   * A person holds automation.
   *
   * @param stopped whether that is because it was stopped, and until it is started
   */
  record Held(Instant at, String why, boolean stopped) implements Happening {
    /** Until somebody arms it. */
    public Held(Instant at, String why) {
      this(at, why, false);
    }
  }

  /** A person arms it again. */
  record Armed(Instant at, String by) implements Happening {}

  /** A person starts what was stopped; what is held otherwise stays held. */
  record Started(Instant at) implements Happening {}

  /** A release was good for its whole watch. */
  record Certified(Instant at, int release) implements Happening {}

  /** A rollback was to begin by itself, and could not. */
  record Tried(Instant at) implements Happening {}

  /** The monitor went on after it had stood still. */
  record Resumed(Instant at) implements Happening {}
}
