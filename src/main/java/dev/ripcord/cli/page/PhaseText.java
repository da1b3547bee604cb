package dev.ripcord.cli.page;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Phases;
import dev.ripcord.plan.Plan;
import java.util.List;
import java.util.Optional;

/** The heading over the steps of a phase. */
public final class PhaseText {
  private PhaseText() {}

  static String of(Phases.Part phase) {
    return phase.name() + ", planned " + Spans.text(phase.planned());
  }

  /** The heading of the phase that this event begins. */
  public static Optional<String> of(Event event, Plan plan) {
    return plan.phases().flatMap(each -> each.beginsWith(begun(event))).map(PhaseText::of);
  }

  private static String begun(Event event) {
    if (event instanceof Event.Intended it && it.attempt() == 1) {
      return it.path();
    }
    return event instanceof Event.Skipped it ? it.path() : "";
  }

  /** The same as it stands on a terminal; nothing for an event that begins none. */
  public static List<String> lines(Event event, Plan plan, Format format) {
    return of(event, plan)
        .map(each -> new Sheet(format).line(Tone.BOLD, each).lines())
        .orElse(List.of());
  }
}
