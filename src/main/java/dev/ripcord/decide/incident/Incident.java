package dev.ripcord.decide.incident;

import dev.ripcord.decide.guard.Guard;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Closed;
import dev.ripcord.journal.WatchEvent.Escalated;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.journal.WatchEvent.Opened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One episode of a service, from the first rule that tripped until all is well: the fold of what
 * was written of it.
 *
 * @param judged the newest decision about each rule that tripped in it
 * @param announced what will be done unless somebody objects
 * @param announcements all that ever was announced in it
 * @param remedies what was tried before going back
 * @param calls for what a person has to look after an act
 * @param acting the newest run because of it; it is over when {@code acted} tells of the same run
 */
public record Incident(
    Opened opened,
    Map<String, Judged> judged,
    Optional<Announced> announced,
    List<Announced> announcements,
    List<Acting> remedies,
    Optional<Acting> acting,
    Optional<Acted> acted,
    Set<Call> calls,
    Optional<Escalated> escalated,
    Optional<String> acknowledged,
    Optional<Closed> closed) {
  private static final String HELD = "held";

  public Incident {
    judged = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(judged));
    announcements = List.copyOf(announcements);
    remedies = List.copyOf(remedies);
    calls = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(calls));
  }

  /** A rule that was held after the end of this run. */
  public record Call(String rule, String run) {}

  static Incident of(Opened opened) {
    return new Incident(
        opened,
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public String id() {
    return opened.incident();
  }

  /** Whether a person opened it: then nobody but a person says that it is over. */
  public boolean isOfPerson() {
    return opened.who().isPresent();
  }

  public boolean isOpen() {
    return closed.isEmpty();
  }

  /** Whether a remedy was begun in it. */
  boolean tried(String remedy) {
    return remedies.stream().anyMatch(each -> each.remedy().equals(Optional.of(remedy)));
  }

  /** The run that was begun because of it and of which no end is known. */
  public Optional<Acting> underWay() {
    return acting.filter(each -> acted.filter(end -> end.run().equals(each.run())).isEmpty());
  }

  /** After one fact more; one that is not of an incident changes nothing. */
  Incident after(WatchEvent event) {
    return switch (event) {
      case Judged each -> judged(each);
      case Announced each -> announced(each);
      case WatchEvent.Withdrawn _ -> withdrawn();
      case Acting each -> begun(each);
      case Acted each -> with(judged, announced, remedies, acting, Optional.of(each));
      case Escalated each -> ended(Optional.of(each), acknowledged, closed);
      case WatchEvent.Acknowledged each -> ended(escalated, Optional.of(each.who()), closed);
      case Closed each -> ended(escalated, acknowledged, Optional.of(each));
      case Opened _,
          WatchEvent.Returned _,
          WatchEvent.Silenced _,
          WatchEvent.Unsilenced _,
          WatchEvent.Held _,
          WatchEvent.Armed _ ->
          this;
    };
  }

  private Incident judged(Judged each) {
    var more = new LinkedHashMap<>(judged);
    more.put(each.rule(), each);
    var called = new LinkedHashSet<>(calls);
    call(each).ifPresent(called::add);
    return new Incident(
        opened,
        more,
        announced,
        announcements,
        remedies,
        acting,
        acted,
        called,
        escalated,
        acknowledged,
        closed);
  }

  private Incident announced(Announced each) {
    var all = new ArrayList<>(announcements);
    all.add(each);
    return new Incident(
        opened,
        judged,
        Optional.of(each),
        all,
        remedies,
        acting,
        acted,
        calls,
        escalated,
        acknowledged,
        closed);
  }

  /** What a person has to look after, if it is decided so now. */
  public Optional<Call> call(Judged each) {
    return acted
        .filter(_ -> each.course().equals(HELD) && !isTriedAgain(each))
        .map(it -> new Call(each.rule(), it.run()));
  }

  /** A rollback that could not begin comes again by itself, where only its time is awaited. */
  private boolean isTriedAgain(Judged each) {
    return acting.filter(it -> it.remedy().isEmpty() && isRefused(it)).isPresent()
        && each.guards().stream()
            .filter(it -> it.held().isPresent())
            .allMatch(it -> it.guard().equals(Guard.COOLDOWN.word()));
  }

  /** Whether a run came to nothing before it was begun. */
  boolean isRefused(Acting run) {
    return acted
        .filter(each -> each.run().equals(run.run()))
        .filter(each -> each.outcome().orElse(Outcome.REFUSED) == Outcome.REFUSED)
        .isPresent();
  }

  /** A run that was never created was not begun. */
  private Incident withdrawn() {
    var never = underWay();
    var tried = remedies.stream().filter(each -> never.filter(each::equals).isEmpty()).toList();
    return with(
        judged, Optional.empty(), tried, never.isPresent() ? Optional.empty() : acting, acted);
  }

  private Incident begun(Acting each) {
    var tried = new ArrayList<>(remedies);
    each.remedy().ifPresent(_ -> tried.add(each));
    return with(judged, Optional.empty(), tried, Optional.of(each), acted);
  }

  private Incident with(
      Map<String, Judged> decided,
      Optional<Announced> told,
      List<Acting> tried,
      Optional<Acting> begun,
      Optional<Acted> done) {
    return new Incident(
        opened,
        decided,
        told,
        announcements,
        tried,
        begun,
        done,
        calls,
        escalated,
        acknowledged,
        closed);
  }

  private Incident ended(Optional<Escalated> called, Optional<String> by, Optional<Closed> end) {
    return new Incident(
        opened, judged, announced, announcements, remedies, acting, acted, calls, called, by, end);
  }
}
