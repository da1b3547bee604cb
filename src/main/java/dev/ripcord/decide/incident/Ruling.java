package dev.ripcord.decide.incident;

import dev.ripcord.catalog.Rule;
import dev.ripcord.decide.guard.Judgement;
import dev.ripcord.decide.guard.Opinion;
import dev.ripcord.journal.WatchEvent.Heard;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a rule has come to now, and what would be done because of it. */
public record Ruling(Rule rule, Verdict verdict, Judgement judgement) {

  Judged judged(Instant now, String incident) {
    var held = judgement.said();
    return new Judged(
        now,
        incident,
        rule.name(),
        course(),
        held.isEmpty() ? verdict.said() : held,
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
