package dev.ripcord.report;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which nobody drove a run.
 *
 * @param n the event with which somebody took it up again
 * @param from the last event that was written by whoever drove it before
 * @param waited whether it waited for a person; else its process was gone
 */
public record Gap(int n, Instant from, Instant to, boolean waited) {

  /** Never negative, whatever the clock did. */
  public Duration length() {
    var length = Duration.between(from, to);
    return length.isNegative() ? Duration.ZERO : length;
  }

  /** Every one of a run, in order: the first claim begins the run, each later one ends a gap. */
  static List<Gap> of(List<Entry> entries) {
    var gaps = new ArrayList<Gap>();
    var driven = false;
    var last = entries.getFirst();
    for (var each : entries) {
      if (each.event() instanceof Event.Claimed) {
        if (driven) {
          gaps.add(new Gap(each.n(), last.at(), each.at(), waits(last.event())));
        }
        driven = true;
      }
      if (byDriver(each.event())) {
        last = each;
      }
    }
    return gaps;
  }

  private static boolean waits(Event last) {
    return last instanceof Event.Finished finished && finished.outcome() == Outcome.WAITING;
  }

  /** What others may tell a run does not show that it was driven. */
  private static boolean byDriver(Event event) {
    return switch (event) {
      case Event.StopAsked _, Event.Decided _, Event.Noted _, Event.Superseded _ -> false;
      case Event.WatchBegan _, Event.Watched _ -> false;
      case Event.Created _, Event.Claimed _, Event.Skipped _, Event.Intended _ -> true;
      case Event.Accepted _, Event.Succeeded _, Event.Failed _, Event.Doubted _ -> true;
      case Event.Checked _, Event.Downtime _, Event.Finished _ -> true;
    };
  }
}
