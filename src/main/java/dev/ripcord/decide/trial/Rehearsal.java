package dev.ripcord.decide.trial;

import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Judgement;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.decide.trial.Trial.Expectation;
import dev.ripcord.decide.trial.Trial.Met;
import dev.ripcord.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plays a trial through, and says which expectations were met. */
public final class Rehearsal {
  private final Trial trial;
  private final Map<Expectation, Verdict> seen = new HashMap<>();

  private Rehearsal(Trial trial) {
    this.trial = trial;
  }

  /** In the order of the expectations. */
  public static List<Met> of(Trial trial) {
    return new Rehearsal(trial).play();
  }

  private List<Met> play() {
    var met = new HashMap<Expectation, Met>();
    var open = new ArrayList<>(trial.expectations());
    open.sort(java.util.Comparator.comparing(Expectation::at));
    var outlook = Outlook.of(trial.service());
    for (var each : trial.happenings()) {
      settle(open, each.at(), outlook, met);
      outlook = outlook.after(each);
      watch(open, outlook, each.at());
    }
    settle(open, Instant.MAX, outlook, met);
    return trial.expectations().stream()
        .map(met::get)
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  /** What happens at the very moment counts. */
  private void settle(
      List<Expectation> open, Instant next, Outlook outlook, Map<Expectation, Met> met) {
    while (!open.isEmpty() && moment(open.getFirst()).isBefore(next)) {
      var each = open.removeFirst();
      met.put(each, judged(each, outlook));
    }
  }

  private static Instant moment(Expectation each) {
    return Trial.START.plus(each.at());
  }

  /** Remembers what should never be. */
  private void watch(List<Expectation> open, Outlook outlook, Instant now) {
    open.stream()
        .filter(each -> each.expected() == Trial.Expected.NEVER && !seen.containsKey(each))
        .forEach(each ->
            Optional.ofNullable(outlook.verdicts(now).get(each.rule()))
                .filter(verdict -> verdict.kind().word().equals(each.text()))
                .ifPresent(verdict -> seen.put(each, verdict)));
  }

  private Met judged(Expectation each, Outlook outlook) {
    var now = moment(each);
    var verdict = Optional.ofNullable(outlook.verdicts(now).get(each.rule())).orElseThrow();
    return switch (each.expected()) {
      case VERDICT -> new Met(each, verdict.kind().word().equals(each.text()), said(verdict));
      case NEVER -> {
        var was = Optional.ofNullable(seen.get(each));
        yield new Met(each, was.isEmpty(), was.map(Rehearsal::said).orElseGet(() -> said(verdict)));
      }
      case DOES -> done(each, outlook.facts(each.rule(), now, Outlook.Elsewhere.ALONE));
    };
  }

  private static Met done(Expectation each, Facts facts) {
    var judgement = Judgement.of(facts, EnumSet.allOf(Guard.class));
    var course = judgement.course().name().toLowerCase(Locale.ROOT);
    var held = judgement.held().stream().map(it -> "held by " + it.guard().word()).toList();
    var was = held.isEmpty() ? course + " (" + facts.verdict().said() + ")" : judgement.said();
    return new Met(each, course.equals(each.text()) || held.contains(each.text()), was);
  }

  private static String said(Verdict verdict) {
    return verdict.kind().word() + " (" + verdict.said() + ")";
  }
}
