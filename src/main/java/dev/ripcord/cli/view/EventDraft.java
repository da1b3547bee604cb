package dev.ripcord.cli.view;

import dev.ripcord.journal.Event;
import dev.ripcord.report.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event on its way into a view: only some of its parts have something to say. */
public final class EventDraft {
  private final String kind;
  private @Nullable String step;
  private @Nullable Integer attempt;
  private @Nullable String check;
  private @Nullable String result;
  private @Nullable String who;
  private @Nullable String said;
  private @Nullable Long tookMs;
  private Map<String, String> facts = Map.of();

  private EventDraft(String kind) {
    this.kind = kind;
  }

  /** The parts of an event. */
  public static EventDraft of(Event event) {
    return switch (event) {
      case Event.Created it -> new EventDraft("created").who(it.who()).said(it.why().orElse(null));
      case Event.Claimed it -> new EventDraft("claimed").who(it.owner());
      case Event.Skipped it ->
          new EventDraft("skipped")
              .step(it.path())
              .result(it.alreadyThere() ? "already-there" : "left-out")
              .said(it.said());
      case Event.Intended it ->
          new EventDraft("intended")
              .step(it.path(), it.attempt())
              .facts(it.before())
              .said(it.said());
      case Event.Accepted it ->
          new EventDraft("accepted").step(it.path(), it.attempt()).said(it.said());
      case Event.Succeeded it ->
          new EventDraft("succeeded")
              .step(it.path(), it.attempt())
              .facts(it.after())
              .said(it.said())
              .took(it.took());
      case Event.Failed it ->
          new EventDraft("failed")
              .step(it.path(), it.attempt())
              .result(it.last() ? "failed" : "tried-again")
              .said(it.said())
              .took(it.took());
      case Event.Doubted it ->
          new EventDraft("doubted")
              .step(it.path(), it.attempt())
              .result(it.waits() ? "waits" : "unseen")
              .said(it.said());
      case Event.Decided it ->
          new EventDraft("decided")
              .step(it.path())
              .result(it.decision())
              .who(it.who())
              .said(it.why().orElse(null));
      case Event.Checked it ->
          new EventDraft("checked")
              .check(it.name())
              .result(it.state().toLowerCase(Locale.ROOT))
              .said(it.said());
      case Event.StopAsked it -> new EventDraft("stop-asked").who(it.who()).said(it.why());
      case Event.Finished it ->
          new EventDraft("finished").result(it.outcome().name()).said(it.said()).took(it.took());
      case Event.Superseded it -> new EventDraft("superseded").who(it.who()).said(it.by());
      case Event.WatchBegan it -> new EventDraft("watch-began").said(it.until().toString());
      case Event.Watched it -> new EventDraft("watched").result(watched(it)).said(it.said());
      case Event.Downtime it ->
          new EventDraft("downtime").check(it.check()).said(Timeline.downtime(it)).took(it.down());
      case Event.Noted it -> new EventDraft("noted").said(it.said());
    };
  }

  /** The view of it in its place. */
  public EventView view(String run, Optional<Integer> n, Instant at) {
    return new EventView(
        run,
        n,
        at,
        kind,
        Optional.ofNullable(step),
        Optional.ofNullable(attempt),
        Optional.ofNullable(check),
        Optional.ofNullable(result),
        Optional.ofNullable(who),
        Optional.ofNullable(said),
        Optional.ofNullable(tookMs),
        facts);
  }

  private static String watched(Event.Watched it) {
    return it.certified() ? "certified" : it.relapsed() ? "relapsed" : "broken-off";
  }

  private EventDraft step(String path) {
    step = path;
    return this;
  }

  private EventDraft step(String path, int nth) {
    attempt = nth;
    return step(path);
  }

  private EventDraft check(String name) {
    check = name;
    return this;
  }

  private EventDraft result(String text) {
    result = text;
    return this;
  }

  private EventDraft who(String name) {
    who = name;
    return this;
  }

  private EventDraft said(@Nullable String text) {
    said = text;
    return this;
  }

  private EventDraft took(Duration length) {
    tookMs = length.toMillis();
    return this;
  }

  private EventDraft facts(Map<String, String> seen) {
    facts = seen;
    return this;
  }
}
