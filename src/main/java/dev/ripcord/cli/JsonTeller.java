package dev.ripcord.cli;

import dev.ripcord.cli.view.EventDraft;
import dev.ripcord.cli.view.EventView;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.util.Optional;

/** A line of JSON for each event. */
final class JsonTeller implements Teller {
  private final Call call;

  JsonTeller(Call call) {
    this.call = call;
  }

  @Override
  public void happened(String run, Event event) {
    call.underWay(run);
    var view = EventDraft.of(event).view(run, Optional.empty(), call.world().clock().now());
    call.screen().jsonLine(EventView.class, view);
  }

  @Override
  public void waiting(PlannedStep step, String said, Duration left) {}

  @Override
  public void proving(int good, int of, String said) {}

  @Override
  public void close() {}
}
