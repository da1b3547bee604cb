package dev.ripcord.cli.view;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/** One run with everything that happened. */
@Json
public record ShowView(
    RunView run, PlanView plan, String who, Optional<String> why, List<EventView> events) {

  public static ShowView of(RunView run, List<Entry> entries) {
    var created = (Event.Created) entries.getFirst().event();
    return new ShowView(
        run,
        PlanView.of(created.plan()),
        created.who(),
        created.why(),
        entries.stream().map(EventView::of).toList());
  }
}
