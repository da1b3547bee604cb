package dev.ripcord.decide.incident;

import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Closed;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.journal.WatchEvent.Opened;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One episode of a service, from the first rule that tripped until all is well: the fold of what
 * was written of it.
 *
 * @param judged the newest decision about each rule that tripped in it
 * @param announced what will be done unless somebody objects
 * @param acting the newest run because of it; it is over when {@code acted} tells of the same run
 */
public record Incident(
    Opened opened,
    Map<String, Judged> judged,
    Optional<Announced> announced,
    Optional<Acting> acting,
    Optional<Acted> acted,
    Optional<String> acknowledged,
    Optional<Closed> closed) {
  public Incident {
    judged = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(judged));
  }

  static Incident of(Opened opened) {
    return new Incident(
        opened,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public String id() {
    return opened.incident();
  }

  public boolean isOpen() {
    return closed.isEmpty();
  }

  /** The run that was begun because of it and of which no end is known. */
  public Optional<Acting> underWay() {
    return acting.filter(each -> acted.filter(end -> end.run().equals(each.run())).isEmpty());
  }

  /** After one fact more; one that is not of an incident changes nothing. */
  Incident after(WatchEvent event) {
    return switch (event) {
      case Judged each -> {
        var more = new LinkedHashMap<>(judged);
        more.put(each.rule(), each);
        yield with(more, announced, acting, acted);
      }
      case Announced each -> with(judged, Optional.of(each), acting, acted);
      case WatchEvent.Withdrawn _ ->
          with(judged, Optional.empty(), underWay().isPresent() ? Optional.empty() : acting, acted);
      case Acting each -> with(judged, Optional.empty(), Optional.of(each), acted);
      case Acted each -> with(judged, announced, acting, Optional.of(each));
      case WatchEvent.Acknowledged each -> ended(Optional.of(each.who()), closed);
      case Closed each -> ended(acknowledged, Optional.of(each));
      case Opened _,
          WatchEvent.Silenced _,
          WatchEvent.Unsilenced _,
          WatchEvent.Held _,
          WatchEvent.Armed _ ->
          this;
    };
  }

  private Incident with(
      Map<String, Judged> decided,
      Optional<Announced> told,
      Optional<Acting> begun,
      Optional<Acted> done) {
    return new Incident(opened, decided, told, begun, done, acknowledged, closed);
  }

  private Incident ended(Optional<String> by, Optional<Closed> end) {
    return new Incident(opened, judged, announced, acting, acted, by, end);
  }
}
