package dev.ripcord.decide.guard;

import dev.ripcord.rule.Condition;
import dev.ripcord.rule.Condition.AtLeast;
import dev.ripcord.rule.Condition.Bad;
import dev.ripcord.rule.Condition.Compared;
import dev.ripcord.rule.Condition.Held;
import dev.ripcord.rule.Condition.InRow;
import dev.ripcord.rule.Condition.Within;
import dev.ripcord.rule.Sample.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The looks right before an act. They judge states only: a ratio or a quantile is not told by a few
 * looks, and its newest slot had to be bad anyway.
 */
public final class LastLooks {
  private LastLooks() {}

  /** The probes to look at; none where the condition is not about states. */
  public static Set<String> probes(Condition condition) {
    var all = new TreeSet<String>();
    collect(condition, all);
    return all;
  }

  private static void collect(Condition condition, Set<String> all) {
    switch (condition) {
      case Bad(var signal) -> signal.probes().forEach(all::add);
      case InRow(var signal, _, _) -> signal.probes().forEach(all::add);
      case AtLeast(_, var parts, _) -> parts.forEach(each -> collect(each, all));
      case Held(var inside, _) -> collect(inside, all);
      case Compared _, Within _ -> {}
    }
  }

  /** What rounds of looks say of the condition; each round has the state of each probe. */
  public static Facts.LastLook of(Condition condition, List<Map<String, State>> rounds) {
    var good = 0;
    var bad = 0;
    for (var each : rounds) {
      var so = isSo(condition, each);
      good += so.filter(it -> !it).isPresent() ? 1 : 0;
      bad += so.filter(it -> it).isPresent() ? 1 : 0;
    }
    return new Facts.LastLook(good, bad, rounds.size() - good - bad);
  }

  private static Optional<Boolean> isSo(Condition condition, Map<String, State> states) {
    return switch (condition) {
      case Bad(var signal) -> isBad(signal.probe(), states);
      case InRow(var signal, _, _) -> isBad(signal.probe(), states);
      case Held(var inside, _) -> isSo(inside, states);
      case Compared _, Within _ -> Optional.of(true);
      case AtLeast(int needed, var parts, _) -> {
        var all = parts.stream().map(each -> isSo(each, states)).toList();
        var yes = all.stream().filter(each -> each.filter(it -> it).isPresent()).count();
        var open = all.stream().filter(Optional::isEmpty).count();
        yield yes >= needed
            ? Optional.of(true)
            : Optional.of(false).filter(_ -> yes + open < needed);
      }
    };
  }

  private static Optional<Boolean> isBad(String probe, Map<String, State> states) {
    return switch (states.getOrDefault(probe, State.UNKNOWN)) {
      case GOOD -> Optional.of(false);
      case BAD -> Optional.of(true);
      case UNKNOWN -> Optional.empty();
    };
  }
}
