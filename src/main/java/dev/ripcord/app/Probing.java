package dev.ripcord.app;

import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Mark;
import dev.ripcord.check.Sight;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.run.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A probe of a service, made once and looked at again and again; on several hosts it is one. */
public final class Probing {
  private final List<There> all;

  private record There(Check check, Sight sight) {
    Finding look(Instant since) {
      try {
        return check.look(sight.from(since));
      } catch (RuntimeException e) {
        return Finding.unknown("a fault of ripcord: " + e.getClass().getSimpleName());
      }
    }
  }

  private Probing(List<There> all) {
    this.all = all;
  }

  static Probing of(
      List<PlannedCheck> planned, Steps steps, Function<Optional<String>, Sight> sights) {
    return new Probing(
        planned.stream()
            .map(each -> new There(steps.check(each), sights.apply(each.host())))
            .toList());
  }

  /** What it sees now; lines of logs before {@code since} do not count. */
  public Finding look(Instant since) {
    if (all.size() == 1) {
      return all.getFirst().look(since);
    }
    return together(all.stream().parallel().map(each -> each.look(since)).toList());
  }

  /** One bad host makes it bad; of numbers the largest counts. */
  static Finding together(List<Finding> findings) {
    var worst =
        findings.stream().max(java.util.Comparator.comparingInt(Probing::weight)).orElseThrow();
    var numbers = new TreeMap<String, Double>();
    var marks = new ArrayList<Mark>();
    for (var each : findings) {
      each.numbers().forEach((name, value) -> numbers.merge(name, value, Math::max));
      marks.addAll(each.marks());
    }
    return worst.measured(numbers).marked(marks);
  }

  private static int weight(Finding finding) {
    return switch (finding.state()) {
      case GOOD -> 0;
      case UNKNOWN -> 1;
      case BAD -> 2;
    };
  }
}
