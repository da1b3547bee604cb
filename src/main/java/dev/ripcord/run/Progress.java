package dev.ripcord.run;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;

/** Is told what a run does while it does it; must return fast, and never throw. */
public interface Progress {

  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void happened(String run, Event event) {}

        @Override
        public void waiting(PlannedStep step, String said, Duration left) {}

        @Override
        public void proving(int good, int of, String said) {}
      };

  /** An event is in the journal. */
  void happened(String run, Event event);

  /** The wanted state of a step does not show yet. */
  void waiting(PlannedStep step, String said, Duration left);

  /** So many good looks in a row, of those that are needed. */
  void proving(int good, int of, String said);
}
