package dev.ripcord.decide.replay;

import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Deployed;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.Happening.RolledBack;
import dev.ripcord.decide.guard.Judgement;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays what happened, in the order of time, through the rules that a catalog has now. Where they
 * would have gone back by themselves that counts as done and as having helped, so that budget,
 * cooldown and the switch after it are as they would have been; a rollback from the same release
 * that really was done by itself is then passed over.
 */
public final class Replay {
  private final Service service;
  private final Collection<Guard> guards;
  private final Around around;
  private final Lately lately;
  private final Map<String, Integer> samples = new TreeMap<>();
  private final Map<String, Episode> open = new LinkedHashMap<>();
  private final List<Episode> episodes = new ArrayList<>();
  private Outlook outlook;
  private Optional<Instant> from = Optional.empty();
  private Instant now = Instant.MIN;
  private int release;
  private int left;

  /** What a decision about a rule needs that is not of the service itself. */
  interface Around {
    Outlook.Elsewhere at(Rule rule, Instant now);
  }

  private Replay(Service service, Collection<Guard> guards, Around around) {
    this.service = service;
    this.guards = guards;
    this.around = around;
    this.lately = new Lately(service);
    this.outlook = Outlook.of(service);
  }

  /** With all guards. */
  public static Replay of(Service service) {
    return of(service, EnumSet.allOf(Guard.class), (_, _) -> Outlook.Elsewhere.ALONE);
  }

  static Replay of(Service service, Collection<Guard> guards, Around around) {
    return new Replay(service, guards, around);
  }

  /** The next thing that happened; earlier than the one before it is as late as that. */
  public void take(Happening happening) {
    now = happening.at().isAfter(now) ? happening.at() : now;
    switch (happening) {
      case Looked(var sample) -> {
        from = from.or(() -> Optional.of(now));
        samples.merge(sample.probe(), 1, Integer::sum);
        lately.add(sample);
        outlook = outlook.after(happening);
      }
      case Deployed each -> {
        release = each.release();
        outlook = outlook.after(new Deployed(each.at(), release, lately.baselines(each.at())));
      }
      case RolledBack each -> {
        if (!each.automatic() || each.from() != left) {
          outlook = outlook.after(each);
        }
      }
      case Happening.Silenced _,
          Happening.Held _,
          Happening.Armed _,
          Happening.Started _,
          Happening.Certified _,
          Happening.Tried _,
          Happening.Resumed _ ->
          outlook = outlook.after(happening);
    }
    service.watching().rules().values().stream()
        .filter(each -> concerns(happening, each))
        .forEach(each -> look(each, outlook.verdict(each.name(), now)));
  }

  /** A look of another probe changes nothing, unless a guard may let through after it. */
  private boolean concerns(Happening happening, Rule rule) {
    return !(happening instanceof Looked(var sample))
        || open.containsKey(rule.name())
        || rule.when().probes().contains(sample.probe());
  }

  private void look(Rule rule, Verdict verdict) {
    var known = Optional.ofNullable(open.get(rule.name()));
    if (!verdict.isDue()) {
      known
          .filter(each -> isOver(each, verdict))
          .ifPresent(each -> {
            episodes.add(each.ended(now));
            open.remove(rule.name());
          });
      return;
    }
    if (known.map(Episode::course).filter(each -> each != Course.HELD).isPresent()) {
      return;
    }
    var judgement = Judgement.of(outlook.facts(rule.name(), now, around.at(rule, now)), guards);
    var course = judgement.course();
    if (known.isEmpty()) {
      open.put(
          rule.name(),
          new Episode(
              rule.name(), now, Optional.empty(), verdict.said(), course, now, judgement.held()));
    } else if (course != Course.HELD) {
      open.put(rule.name(), known.get().with(course, now, verdict.said()));
    }
    if (course == Course.ACT) {
      act();
    }
  }

  /** What it went back from stays in the samples: it is over when it is seen good. */
  private static boolean isOver(Episode episode, Verdict verdict) {
    return episode.course() != Course.ACT || verdict.kind() == Verdict.Kind.OK;
  }

  private void act() {
    left = release;
    outlook = outlook.after(new RolledBack(now, release, release - 1, true, true));
  }

  /** What came of all of it. */
  public Replayed end() {
    var all = new ArrayList<>(episodes);
    all.addAll(open.values());
    all.sort(java.util.Comparator.comparing(Episode::tripped));
    return new Replayed(
        from,
        from.map(_ -> now),
        samples,
        samples.keySet().stream().filter(each -> !service.probes().containsKey(each)).toList(),
        all);
  }
}
