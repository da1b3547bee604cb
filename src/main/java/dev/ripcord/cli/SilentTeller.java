package dev.ripcord.cli;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;

/** Says nothing: only the end counts. */
final class SilentTeller implements Teller {
  private final Call call;

  SilentTeller(Call call) {
    this.call = call;
  }

  @Override
  public void happened(String run, Event event) {
    call.underWay(run);
  }

  @Override
  public void waiting(PlannedStep step, String said, Duration left) {}

  @Override
  public void proving(int good, int of, String said) {}

  @Override
  public void close() {}
}
