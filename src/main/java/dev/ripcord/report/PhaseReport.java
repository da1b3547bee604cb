package dev.ripcord.report;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Phases;
import dev.ripcord.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a phase took, by the wall clocks: from the end of the one before it to its last event.
 *
 * @param took empty when it was not begun
 */
public record PhaseReport(String name, Duration planned, Optional<Duration> took) {

  /** Of all phases of a run, in order. */
  static List<PhaseReport> of(Plan plan, List<Entry> entries) {
    var reports = new ArrayList<PhaseReport>();
    var end = entries.getFirst().at();
    for (var each : plan.phases().map(Phases::parts).orElse(List.of())) {
      var times =
          entries.stream().filter(it -> isOf(each, it.event())).map(Entry::at).sorted().toList();
      if (times.isEmpty()) {
        reports.add(new PhaseReport(each.name(), each.planned(), Optional.empty()));
        continue;
      }
      var took = Duration.between(earlier(end, times.getFirst()), times.getLast());
      reports.add(new PhaseReport(each.name(), each.planned(), Optional.of(took)));
      end = times.getLast();
    }
    return reports;
  }

  /** Where hosts take turns, a phase begins on the first while a later one goes on elsewhere. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static boolean isOf(Phases.Part phase, Event event) {
    return Timeline.path(event).filter(phase.paths()::contains).isPresent();
  }

  /** How much longer than planned; zero or less when it was not. */
  Duration over() {
    return took.orElse(Duration.ZERO).minus(planned);
  }
}
