package dev.ripcord.decide.trial;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one probe sees, at its own pace. */
final class SeriesShape {
  private static final String STATE = "state";

  private SeriesShape() {}

  static List<Happening> looks(Service service, String probe, Node node, Problems problems) {
    var entry = Optional.ofNullable(service.probes().get(probe));
    if (entry.isEmpty()) {
      problems.unknown(node.place(), "probe", probe, service.probes().keySet());
      return List.of();
    }
    var every = entry.get().pace().every();
    try {
      var samples = new ArrayList<Happening>();
      var at = Trial.START;
      for (var each : values(node)) {
        samples.add(new Looked(each.sample(probe, at)));
        at = at.plus(every);
      }
      return samples;
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static List<Values> values(Node node) {
    return switch (node) {
      case Node.Scalar scalar ->
          Series.states(scalar.text()).stream().map(each -> new Values(each, Map.of())).toList();
      case Node.Mapping mapping -> numbers(mapping);
      case Node.Sequence _ ->
          throw new IllegalArgumentException(
              "expected states such as 'good x60 bad x7', or numbers by name");
    };
  }

  private static List<Values> numbers(Node.Mapping mapping) {
    var series = new LinkedHashMap<String, List<Optional<Double>>>();
    var states = new ArrayList<State>();
    for (var each : mapping.entries()) {
      var text = each.value() instanceof Node.Scalar scalar ? scalar.text() : "";
      if (each.key().text().equals(STATE)) {
        states.addAll(Series.states(text));
      } else {
        series.put(each.key().text(), Series.numbers(text));
      }
    }
    var longest =
        Math.max(states.size(), series.values().stream().mapToInt(List::size).max().orElse(0));
    var values = new ArrayList<Values>();
    for (var i = 0; i < longest; i++) {
      values.add(Values.at(i, series, states));
    }
    return values;
  }

  /** One look. */
  private record Values(State state, Map<String, Double> numbers) {
    static Values at(int i, Map<String, List<Optional<Double>>> series, List<State> states) {
      var numbers = new TreeMap<String, Double>();
      series.forEach((name, each) -> {
        if (i < each.size()) {
          each.get(i).ifPresent(number -> numbers.put(name, number));
        }
      });
      var state = i < states.size() ? states.get(i) : State.GOOD;
      return new Values(numbers.isEmpty() && i >= states.size() ? State.UNKNOWN : state, numbers);
    }

    Sample sample(String probe, Instant at) {
      return new Sample(probe, at, state, numbers, List.of());
    }
  }
}
