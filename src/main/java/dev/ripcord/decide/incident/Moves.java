package dev.ripcord.decide.incident;

import dev.ripcord.clock.Durations;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Closed;
import dev.ripcord.journal.WatchEvent.Escalated;
import dev.ripcord.journal.WatchEvent.Opened;
import dev.ripcord.journal.WatchEvent.Withdrawn;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what to do next about a service; pure. */
public final class Moves {
  private static final Duration CALM = Duration.ofSeconds(30);

  private final Optional<Incident> open;
  private final Situation situation;
  private final List<WatchEvent> write = new ArrayList<>();

  /**
   * How a service stands.
   *
   * @param verdicts of every rule
   * @param rulings of those rules that are due, in their order
   * @param release the number of the one that runs
   * @param callAfter how long an incident lasts before a person is called to it
   */
  public record Situation(
      Instant now,
      Map<String, Verdict> verdicts,
      List<Ruling> rulings,
      Optional<Integer> release,
      Duration callAfter) {
    public Situation {
      verdicts = Map.copyOf(verdicts);
      rulings = List.copyOf(rulings);
    }
  }

  private Moves(Optional<Incident> open, Situation situation) {
    this.open = open;
    this.situation = situation;
  }

  /** {@code id} names a new incident, where there has to be one. */
  public static Move next(Optional<Incident> open, Situation situation, Supplier<String> id) {
    return new Moves(open, situation).next(id);
  }

  private Move next(Supplier<String> id) {
    var tripped = situation.rulings().stream().filter(each -> each.verdict().isTripped()).toList();
    if (open.isEmpty()) {
      return tripped.isEmpty() ? Move.NONE : begin(tripped, id.get());
    }
    var incident = open.get();
    if (incident.underWay().isPresent()) {
      return Move.NONE;
    }
    if (tripped.isEmpty() && !incident.isOfPerson() && isWell(incident)) {
      incident.announced().ifPresent(_ -> withdraw(incident, "it is well again"));
      write.add(Closed.seen(situation.now(), incident.id(), "what had tripped is seen to be well"));
      return new Move(write, Optional.empty());
    }
    call(incident);
    return go(incident, tripped);
  }

  /** An incident that lasts needs a person, whatever is done by itself meanwhile; told once. */
  private void call(Incident incident) {
    var isSmall = incident.opened().urgency().equals("info");
    var due = incident.opened().at().plus(situation.callAfter());
    var isCalled = incident.escalated().isPresent() || incident.acknowledged().isPresent();
    if (!isSmall && !isCalled && !situation.now().isBefore(due)) {
      var length = Durations.format(situation.callAfter());
      write.add(
          new Escalated(
              situation.now(), incident.id(), "it has lasted for " + length + tried(incident)));
    }
  }

  private static String tried(Incident incident) {
    var runs = new ArrayList<String>();
    incident.remedies().forEach(each -> runs.add("'" + each.remedy().orElseThrow() + "'"));
    incident
        .acting()
        .filter(each -> each.remedy().isEmpty() && !incident.isRefused(each))
        .ifPresent(_ -> runs.add("going back"));
    return runs.isEmpty() ? "" : ", and was not mended by " + String.join(", ", runs);
  }

  private Move begin(List<Ruling> tripped, String id) {
    var first = tripped.getFirst();
    var opened =
        Opened.byRule(
            situation.now(),
            id,
            first.rule().name(),
            urgency(tripped),
            first.verdict().said(),
            situation.release());
    write.add(opened);
    return go(Incident.of(opened), tripped);
  }

  private static String urgency(List<Ruling> tripped) {
    return tripped.stream()
        .map(each -> each.rule().urgency())
        .min(Comparator.naturalOrder())
        .orElseThrow()
        .name()
        .toLowerCase(Locale.ROOT);
  }

  private Move go(Incident incident, List<Ruling> tripped) {
    for (var each : tripped) {
      var before = Optional.ofNullable(incident.judged().get(each.rule().name()));
      if (before.filter(it -> each.isLike(it) || flutters(each, it)).isEmpty()) {
        write.add(each.judged(situation.now(), incident.id()));
      }
    }
    var acts = first(tripped, Course.ACT, Course.REMEDY);
    if (acts.isPresent()) {
      return new Move(write, acts);
    }
    return announced(incident, first(tripped, Course.COUNTDOWN));
  }

  /** Guards may come and go with each look; what is decided does not change by that. */
  private boolean flutters(Ruling ruling, WatchEvent.Judged before) {
    return before.course().equals(ruling.course())
        && situation.now().isBefore(before.at().plus(CALM));
  }

  /** What was announced is done when its time has come and it is still so, else taken back. */
  private Move announced(Incident incident, Optional<Ruling> counts) {
    var before = incident.announced();
    if (counts.isEmpty()) {
      before.ifPresent(_ -> withdraw(incident, "it may not be done any more"));
      return new Move(write, Optional.empty());
    }
    var rule = counts.get().rule();
    if (before.isEmpty()) {
      var due = situation.now().plus(rule.announce());
      write.add(new Announced(situation.now(), incident.id(), rule.name(), due));
      return new Move(write, Optional.empty());
    }
    var isDue = !situation.now().isBefore(before.get().due());
    return new Move(write, isDue ? counts : Optional.empty());
  }

  private void withdraw(Incident incident, String why) {
    write.add(new Withdrawn(situation.now(), incident.id(), why));
  }

  private static Optional<Ruling> first(List<Ruling> tripped, Course... courses) {
    var wanted = List.of(courses);
    return tripped.stream().filter(each -> wanted.contains(each.judgement().course())).findFirst();
  }

  /** Every rule that had tripped is seen not to be so; what is not seen does not count. */
  private boolean isWell(Incident incident) {
    return incident.judged().keySet().stream()
        .allMatch(each ->
            Optional.ofNullable(situation.verdicts().get(each))
                .map(it -> it.kind() == Verdict.Kind.OK)
                .orElse(true));
  }
}
