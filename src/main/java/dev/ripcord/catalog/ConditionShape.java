package dev.ripcord.catalog;

import dev.ripcord.rule.Condition;
import dev.ripcord.rule.RuleFault;
import dev.ripcord.rule.RuleText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one line of a rule; a mistake is told with its own column. */
final class ConditionShape implements Shape<ConditionShape.Text> {
  private static final String HOST = "host";
  private static final String CUT = " (if a comma ends it here: put the line in quotes)";

  /** The line, what it means, and where it stands. */
  record Text(String text, Condition condition, Place place, boolean plain) {

    /** Looks the probes up, and fills in the one that has what no probe was named for. */
    Optional<Condition> resolve(Map<String, CheckEntry> probes, Problems problems) {
      var before = problems.count();
      condition.probes().stream()
          .filter(each -> !each.isEmpty() && !probes.containsKey(each))
          .forEach(each -> problems.unknown(at(each), "probe", each, probes.keySet()));
      if (problems.count() > before || !condition.probes().contains("")) {
        return Optional.of(condition).filter(_ -> problems.count() == before);
      }
      var hosts =
          probes.values().stream().filter(each -> each.check().kind().equals(HOST)).toList();
      if (hosts.size() != 1) {
        problems.add(
            place,
            "say of which probe: 'memory of app'; the service has "
                + (hosts.isEmpty() ? "no probe" : hosts.size() + " probes")
                + " of kind 'host' that could be meant");
        return Optional.empty();
      }
      return Optional.of(condition.filled(hosts.getFirst().name()));
    }

    private Place at(String word) {
      return column(place, plain, Math.max(0, text.indexOf(word)));
    }
  }

  @Override
  public Optional<Text> read(Node node, Problems problems) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
      problems.add(node.place(), "expected a rule's line, but found " + node.what());
      return Optional.empty();
    }
    try {
      var condition = RuleText.parse(scalar.text());
      return Optional.of(new Text(scalar.text(), condition, scalar.place(), scalar.plain()));
    } catch (RuleFault e) {
      var place = column(scalar.place(), scalar.plain(), e.offset());
      if (e.word().isEmpty()) {
        problems.add(place, e.getMessage() + (isCut(scalar) ? CUT : ""));
      } else {
        problems.unknown(place, "signal", e.word(), Set.copyOf(e.expected()));
      }
      return Optional.empty();
    }
  }

  /** Within braces a comma ends what is not quoted. */
  private static boolean isCut(Node.Scalar scalar) {
    return scalar.plain()
        && scalar.text().indexOf('(') >= 0
        && scalar.text().lastIndexOf('(') > scalar.text().lastIndexOf(')');
  }

  /** A quoted text begins a letter after its place; one over several lines is told as a whole. */
  private static Place column(Place place, boolean plain, int offset) {
    return new Place(place.file(), place.line(), place.column() + offset + (plain ? 0 : 1));
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "string");
    schema.put("title", "a rule's line, such as 'unavailable(api) for 1m'");
    return schema;
  }
}
