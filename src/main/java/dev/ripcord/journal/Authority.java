package dev.ripcord.journal;

import java.util.List;

/** Which events may be written by whom. */
final class Authority {
  private Authority() {}

  /** What the holder of a claim appends: all but what the journal writes by itself. */
  static void toAppend(List<Event> events) {
    for (var each : events) {
      if (each instanceof Event.Created
          || each instanceof Event.Claimed
          || each instanceof Event.Superseded) {
        refuse(each, "append");
      }
    }
  }

  /** What anybody may tell a run: nothing that says what the run itself has done. */
  static void toTell(Event event) {
    switch (event) {
      case Event.StopAsked _, Event.Decided _, Event.Noted _ -> {}
      case Event.WatchBegan _, Event.Watched _ -> {}
      case Event.Created _, Event.Claimed _, Event.Superseded _ -> refuse(event, "tell");
      case Event.Skipped _, Event.Intended _, Event.Accepted _, Event.Succeeded _ ->
          refuse(event, "tell");
      case Event.Failed _, Event.Doubted _, Event.Checked _, Event.Downtime _ ->
          refuse(event, "tell");
      case Event.Finished _ -> refuse(event, "tell");
    }
  }

  private static void refuse(Event event, String how) {
    throw new IllegalArgumentException(
        event.getClass().getSimpleName() + " is not an event to " + how);
  }
}
