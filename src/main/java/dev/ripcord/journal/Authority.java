package dev.ripcord.journal;

import java.util.List;
import java.util.Set;

/** Which events may be written by whom. */
final class Authority {
  /**
   * What the holder of a claim appends: all but what the journal writes by itself. What does not
   * stand here is refused; a set, as a {@code switch} costs too much on the way of a rollback.
   */
  static final Set<Class<? extends Event>> APPENDED =
      Set.of(
          Event.Skipped.class,
          Event.Intended.class,
          Event.Accepted.class,
          Event.Succeeded.class,
          Event.Failed.class,
          Event.Doubted.class,
          Event.Decided.class,
          Event.Checked.class,
          Event.Downtime.class,
          Event.StopAsked.class,
          Event.Finished.class,
          Event.Noted.class,
          Event.WatchBegan.class,
          Event.Watched.class);

  private Authority() {}

  static void toAppend(List<Event> events) {
    for (var each : events) {
      if (!APPENDED.contains(each.getClass())) {
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
