package dev.ripcord.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has to hold of a tree of questions, so that walking it always ends; pure. */
final class TreeRules {
  private final DecisionText tree;
  private final Problems problems;

  private TreeRules(DecisionText tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  static void look(DecisionText tree, Problems problems) {
    var rules = new TreeRules(tree, problems);
    tree.otherwise()
        .ifPresent(each -> problems.add(each.place(), "'otherwise' goes with a 'matrix'"));
    rules.doubled();
    rules.unknown();
    rules.unreachable();
    rules.circles(first(tree), new ArrayList<>(), new HashSet<>());
  }

  private static String first(DecisionText tree) {
    return tree.questions().keySet().iterator().next();
  }

  private void doubled() {
    tree.ends()
        .forEach((name, each) -> {
          if (tree.questions().containsKey(name)) {
            problems.add(each.place(), "'" + name + "' is the name of a question too");
          }
        });
  }

  private void unknown() {
    var known = new ArrayList<>(tree.questions().keySet());
    known.addAll(tree.ends().keySet());
    tree.questions().values().stream()
        .flatMap(each -> each.answers().values().stream())
        .filter(each -> !known.contains(each.value()))
        .forEach(each -> problems.unknown(each.place(), "question or end", each.value(), known));
  }

  private void unreachable() {
    var reached = reached();
    tree.questions().forEach((name, each) -> unreached(name, each.place(), reached));
    tree.ends().forEach((name, each) -> unreached(name, each.place(), reached));
  }

  private void unreached(String name, Place place, Set<String> reached) {
    if (!reached.contains(name)) {
      problems.add(place, "no answer leads to '" + name + "'; it begins at '" + first(tree) + "'");
    }
  }

  private Set<String> reached() {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(first(tree)));
    while (!open.isEmpty()) {
      var name = open.removeFirst();
      if (reached.add(name)) {
        next(name).forEach(each -> open.add(each.value()));
      }
    }
    return reached;
  }

  private List<Placed<String>> next(String name) {
    var question = tree.questions().get(name);
    return question == null ? List.of() : List.copyOf(question.answers().values());
  }

  /** Depth first; what was left without a circle is not gone into again. */
  private void circles(String name, List<String> path, Set<String> left) {
    path.add(name);
    for (var each : next(name)) {
      var at = path.indexOf(each.value());
      if (at >= 0) {
        var round = new ArrayList<>(path.subList(at, path.size()));
        round.add(each.value());
        problems.add(
            each.place(), "the questions go round in a circle: " + String.join(" -> ", round));
      } else if (!left.contains(each.value())) {
        circles(each.value(), path, left);
      }
    }
    path.removeLast();
    left.add(name);
  }
}
