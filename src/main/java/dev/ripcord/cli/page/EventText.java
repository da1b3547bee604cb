package dev.ripcord.cli.page;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.report.Timeline;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What one event says to a person, on one line. */
public final class EventText {
  private final Plan plan;
  private final ZoneId zone;

  public EventText(Plan plan, ZoneId zone) {
    this.plan = plan;
    this.zone = zone;
  }

  public String of(Event event) {
    return Clean.line(
        switch (event) {
          case Event.Created(Plan created, String who, var why, _, _) ->
              created.procedure() + " of " + created.service() + " by " + who + because(why);
          case Event.Claimed(long epoch, String owner) ->
              (epoch <= 1 ? "begun by " : "taken up again by ") + Owners.text(owner);
          case Event.Skipped(String path, boolean there, String said) ->
              step(path) + (there ? "is so already: " : "") + said;
          case Event.Intended(String path, int attempt, _, String said) ->
              step(path) + "begins" + nth(attempt) + seen(said);
          case Event.Accepted(String path, _, String handle, _, String said) ->
              step(path) + "goes on as " + handle + colon(said);
          case Event.Succeeded(String path, _, _, String said, Duration took) ->
              step(path) + "done in " + Spans.text(took) + colon(said);
          case Event.Failed(String path, _, _, boolean last, String said, _) ->
              step(path) + (last ? "FAILED" : "failed, and is tried again") + colon(said);
          case Event.Doubted(String path, _, boolean waits, String said) ->
              step(path) + (waits ? "UNKNOWN what it did" : "done, but unseen") + colon(said);
          case Event.Decided(String path, String decision, String who, var why) ->
              step(path) + who + " decides: " + decision + because(why);
          case Event.Checked(String name, _, _, String state, String said, _) ->
              "check " + name + ": " + state(state) + colon(said);
          case Event.StopAsked(String who, String why) ->
              Owners.text(who) + " asks it to stop at the next safe point" + colon(why);
          case Event.Finished(var outcome, String said, _, _, Duration took) ->
              outcome.name() + " after " + Spans.text(took) + colon(said);
          case Event.Superseded(String by, String who) ->
              "run " + by + " takes over" + (who.isEmpty() ? "" : ", by " + who);
          case Event.WatchBegan(var until) -> "watched until " + Moments.time(until, zone);
          case Event.Watched(boolean certified, boolean relapsed, String said) ->
              (certified ? "CERTIFIED" : relapsed ? "RELAPSED" : "not certified") + colon(said);
          case Event.Downtime it -> "downtime: " + Timeline.downtime(it);
          case Event.Noted(String said) -> said;
        });
  }

  /** How loud an event is. */
  public static Tone tone(Event event) {
    return switch (event) {
      case Event.Succeeded _ -> Tone.GOOD;
      case Event.Failed failed -> failed.last() ? Tone.BAD : Tone.WARN;
      case Event.Doubted _, Event.StopAsked _, Event.Superseded _ -> Tone.WARN;
      case Event.Checked checked -> checked(checked.state());
      case Event.Finished finished -> OutcomePage.tone(finished.outcome());
      case Event.Watched watched ->
          watched.certified() ? Tone.GOOD : watched.relapsed() ? Tone.BOLD_BAD : Tone.WARN;
      case Event.Created _,
          Event.Claimed _,
          Event.Skipped _,
          Event.Intended _,
          Event.Accepted _,
          Event.Decided _,
          Event.WatchBegan _,
          Event.Downtime _,
          Event.Noted _ ->
          Tone.PLAIN;
    };
  }

  private static Tone checked(String state) {
    return switch (state) {
      case "GOOD" -> Tone.GOOD;
      case "BAD" -> Tone.BAD;
      default -> Tone.WARN;
    };
  }

  private String step(String path) {
    var title =
        plan.steps().stream()
            .filter(each -> each.path().equals(path))
            .map(each -> ", " + each.title())
            .findFirst()
            .orElse("");
    return "step " + path + title + ": ";
  }

  /** Good is quiet, everything else is loud. */
  static String state(String state) {
    return state.equals("GOOD") ? "good" : state;
  }

  private static String because(Optional<String> why) {
    return why.map(each -> ", because: " + each).orElse("");
  }

  private static String nth(int attempt) {
    return attempt == 1 ? "" : " (try " + attempt + ")";
  }

  private static String seen(String said) {
    return said.isBlank() ? "" : "; now: " + said;
  }

  private static String colon(String said) {
    return said.isBlank() ? "" : ": " + said;
  }
}
