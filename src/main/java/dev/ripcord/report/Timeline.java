package dev.ripcord.report;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a run event by event; pure, so who follows a run asks again and shows what is new. */
public final class Timeline {
  private final Plan plan;
  private final Instant start;
  private final List<Gap> gaps;

  private Timeline(Plan plan, Instant start, List<Gap> gaps) {
    this.plan = plan;
    this.start = start;
    this.gaps = gaps;
  }

  /** A moment for each event of a run; the first one must be {@link Event.Created}. */
  public static List<Moment> of(List<Entry> entries) {
    if (entries.isEmpty() || !(entries.getFirst().event() instanceof Event.Created created)) {
      throw new IllegalArgumentException("a run begins with the event that created it");
    }
    var timeline = new Timeline(created.plan(), entries.getFirst().at(), Gap.of(entries));
    return entries.stream().map(timeline::moment).toList();
  }

  private Moment moment(Entry entry) {
    var event = entry.event();
    var offset = Duration.between(start, entry.at());
    return new Moment(entry.n(), entry.at(), offset, kind(event), path(event), said(entry));
  }

  private String said(Entry entry) {
    return switch (entry.event()) {
      case Event.Created(Plan asked, String who, var why, _, _) ->
          who + " asked for it: " + Titles.of(asked) + because(why);
      case Event.Claimed(_, String owner) -> claimed(entry.n(), owner);
      case Event.Skipped(String path, boolean there, String said) ->
          step(path) + (there ? "was there already: " : "") + said;
      case Event.Intended(String path, int attempt, _, String said) ->
          step(path) + "begins" + (attempt > 1 ? ", try " + attempt : "") + "; before: " + said;
      case Event.Accepted(String path, _, String handle, _, String said) ->
          step(path) + "accepted, goes on by itself as " + handle + ": " + said;
      case Event.Succeeded(String path, _, _, String said, _) -> step(path) + "done: " + said;
      case Event.Failed(String path, _, _, boolean last, String said, _) ->
          step(path) + (last ? "failed: " : "failed, is tried again: ") + said;
      case Event.Doubted(String path, _, boolean waits, String said) ->
          step(path) + (waits ? "not known, waits for a person: " : "ran, not seen: ") + said;
      case Event.Decided(String path, String decision, String who, var why) ->
          step(path) + who + " decided '" + decision + "'" + because(why);
      case Event.Checked(String name, _, _, String state, String said, _) ->
          "check " + name + ": " + state.toLowerCase(Locale.ROOT) + ": " + said;
      case Event.StopAsked(String who, String why) -> process(who) + " asked it to stop: " + why;
      case Event.Finished(var outcome, String said, _, _, _) -> outcome + ": " + said;
      case Event.Superseded superseded -> superseded(superseded);
      case Event.WatchBegan(var until) -> "watched until " + until;
      case Event.Watched watched -> verdict(watched) + ": " + watched.said();
      case Event.Downtime downtime -> "downtime: " + downtime(downtime);
      case Event.Noted(String said) -> said;
    };
  }

  private String claimed(int n, String owner) {
    return gaps.stream()
        .filter(each -> each.n() == n)
        .findFirst()
        .map(each ->
            "taken up again by "
                + process(owner)
                + (each.waited() ? " after it waited " : " after an interruption of ")
                + Spans.text(each.length()))
        .orElseGet(() -> "driven by " + process(owner));
  }

  /** An owner is {@code user@machine pid started}; when it started is of use to programs only. */
  static String process(String owner) {
    var words = owner.split(" ", -1);
    return words.length == 3 ? words[0] + " (process " + words[1] + ")" : owner;
  }

  static String superseded(Event.Superseded event) {
    return "run " + event.by() + " of " + event.who() + " took the service over";
  }

  static String verdict(Event.Watched watched) {
    if (watched.certified()) {
      return "certified";
    }
    return watched.relapsed() ? "RELAPSED" : "the watch ended without a verdict";
  }

  private static String because(Optional<String> why) {
    return why.map(each -> ": " + each).orElse("");
  }

  /** What was measured, and how exactly. */
  public static String downtime(Event.Downtime event) {
    var looks = " (" + event.check() + ", every " + Spans.text(event.every()) + ")";
    var unknown =
        event.unknown().isZero() ? "" : "; for " + Spans.text(event.unknown()) + " not known";
    return event.down().isZero()
        ? "none was seen" + looks + unknown
        : Spans.text(event.down()) + looks + unknown;
  }

  private String step(String path) {
    return "step "
        + path
        + plan.steps().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .map(PlannedStep::title)
            .map(each -> ", " + each)
            .orElse("")
        + ": ";
  }

  /** The names under which the journal keeps them. */
  private static String kind(Event event) {
    return switch (event) {
      case Event.Created _ -> "created";
      case Event.Claimed _ -> "claimed";
      case Event.Skipped _ -> "skipped";
      case Event.Intended _ -> "intended";
      case Event.Accepted _ -> "accepted";
      case Event.Succeeded _ -> "succeeded";
      case Event.Failed _ -> "failed";
      case Event.Doubted _ -> "doubted";
      case Event.Decided _ -> "decided";
      case Event.Checked _ -> "checked";
      case Event.StopAsked _ -> "stop-asked";
      case Event.Finished _ -> "finished";
      case Event.Superseded _ -> "superseded";
      case Event.WatchBegan _ -> "watch-began";
      case Event.Watched _ -> "watched";
      case Event.Noted _ -> "noted";
      case Event.Downtime _ -> "downtime";
    };
  }

  static Optional<String> path(Event event) {
    return switch (event) {
      case Event.Skipped each -> Optional.of(each.path());
      case Event.Intended each -> Optional.of(each.path());
      case Event.Accepted each -> Optional.of(each.path());
      case Event.Succeeded each -> Optional.of(each.path());
      case Event.Failed each -> Optional.of(each.path());
      case Event.Doubted each -> Optional.of(each.path());
      case Event.Decided each -> Optional.of(each.path());
      case Event.Created _, Event.Claimed _, Event.Checked _, Event.StopAsked _ -> Optional.empty();
      case Event.Finished _, Event.Superseded _, Event.WatchBegan _ -> Optional.empty();
      case Event.Watched _, Event.Noted _, Event.Downtime _ -> Optional.empty();
    };
  }
}
