package dev.ripcord.decide.incident;

import dev.ripcord.catalog.Rule;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Judgement;
import dev.ripcord.decide.guard.Opinion;
import dev.ripcord.journal.WatchEvent.Heard;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.rule.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rule has come to now, and what would be done because of it.
 *
 * @param remedy what is tried before going back; empty where nothing is, or nothing is left
 */
public record Ruling(Rule rule, Verdict verdict, Judgement judgement, Optional<String> remedy) {

  /** From all that is known; what the rule tries first comes before going back. */
  public static Ruling of(Facts facts, Ladder ladder, Collection<Guard> guards) {
    return switch (ladder) {
      case Ladder.Try(String remedy) ->
          new Ruling(
              facts.rule(),
              facts.verdict(),
              Judgement.ofRemedy(facts, guards),
              Optional.of(remedy));
      case Ladder.Wait(String remedy, _) ->
          new Ruling(facts.rule(), facts.verdict(), Judgement.waiting(facts), Optional.of(remedy));
      case Ladder.Top _ ->
          new Ruling(facts.rule(), facts.verdict(), Judgement.of(facts, guards), Optional.empty());
    };
  }

  Judged judged(Instant now, String incident) {
    var held = judgement.said();
    return new Judged(
        now,
        incident,
        rule.name(),
        course(),
        held.isEmpty() ? remedy.map(each -> each + ": ").orElse("") + verdict.said() : held,
        judgement.opinions().stream().map(Ruling::heard).toList());
  }

  private static Heard heard(Opinion opinion) {
    return new Heard(opinion.guard().word(), opinion.why());
  }

  String course() {
    return judgement.course().name().toLowerCase(Locale.ROOT);
  }

  /** Whether the same was decided then: the same course, held by the same guards. */
  boolean isLike(Judged before) {
    return before.course().equals(course())
        && before.guards().stream()
            .filter(each -> each.held().isPresent())
            .map(Heard::guard)
            .toList()
            .equals(held());
  }

  private List<String> held() {
    return judgement.held().stream().map(each -> each.guard().word()).toList();
  }
}
