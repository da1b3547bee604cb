package dev.ripcord.rule;

import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Condition.AtLeast;
import dev.ripcord.rule.Condition.Bad;
import dev.ripcord.rule.Condition.Compared;
import dev.ripcord.rule.Condition.Held;
import dev.ripcord.rule.Condition.InRow;
import dev.ripcord.rule.Condition.Within;
import dev.ripcord.rule.Words.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a rule's one line.
 *
 * <pre>
 * rule  = part { "and" part } | part { "or" part }
 * part  = ( "(" rule ")" | test ) [ "for" DURATION ]
 * test  = [ "all" | "any" | N "of" ] ( "unavailable" | "not-running" ) "(" PROBE { "," PROBE } ")"
 *       | ( "errors" | "restarts" ) "(" PROBE ")" CMP N ( "consecutive" | "in" DURATION )
 *       | number CMP BOUND [ "baseline" ]
 * number = "ratio(" PROBE [ "," PROBE ] ")" | "p95(" PROBE ")" | "slope(" reading ")" | reading
 * reading = NAME "of" PROBE | "disk(" PATH ")" [ "of" PROBE ] | "memory" | "cpu" | PROBE
 * </pre>
 */
final class RuleParser {
  private static final Set<String> STATES = Set.of("unavailable", "not-running", "not_running");
  private static final Set<String> QUANTIFIERS = Set.of("all", "any");

  private final Words words;

  private RuleParser(String text) {
    this.words = new Words(text);
  }

  /** Throws {@link RuleFault}. */
  static Condition parse(String text) {
    var parser = new RuleParser(text);
    var condition = parser.rule();
    if (!parser.words.peek().text().isEmpty()) {
      throw parser.words.fault("'and', 'or' or the end");
    }
    return condition;
  }

  private Condition rule() {
    var parts = new ArrayList<>(List.of(part()));
    var word = words.peek().lower();
    if (!Set.of("and", "or").contains(word)) {
      return parts.getFirst();
    }
    while (words.took(word)) {
      parts.add(part());
    }
    if (words.sees(Set.of("and", "or"))) {
      throw new RuleFault(
          words.peek().offset(), "'and' and 'or' side by side: say with parentheses what is meant");
    }
    return new AtLeast(word.equals("or") ? 1 : parts.size(), parts, word);
  }

  private Condition part() {
    var inside = words.took("(") ? closed(rule()) : test();
    if (words.took("for")) {
      return new Held(inside, duration());
    }
    if (inside instanceof Compared(Signal.Slope slope, _, _)) {
      throw words.fault("'for' and a length of time over which " + slope + " is measured");
    }
    return inside;
  }

  private Condition closed(Condition inside) {
    words.expect(")");
    return inside;
  }

  private Condition test() {
    var ofSome = words.ahead(1).lower().equals("of") && isNumber(words.peek());
    if (words.sees(QUANTIFIERS) || ofSome) {
      return quantified();
    }
    if (words.sees(STATES)) {
      var all = states();
      if (all.size() > 1) {
        throw words.fault("'all', 'any' or '2 of' before several probes");
      }
      return all.getFirst();
    }
    return new Signals(words).read().map(this::counted, this::compared);
  }

  private Condition quantified() {
    var word = words.take();
    var all = word.lower().equals("all");
    var any = word.lower().equals("any");
    if (!all && !any) {
      words.expect("of");
    }
    if (!words.sees(STATES)) {
      throw words.fault("'unavailable(' and the names of probes");
    }
    var parts = states();
    var needed = all ? parts.size() : any ? 1 : count(word, 1, parts.size());
    return new AtLeast(needed, parts, all || any ? word.lower() : needed + " of");
  }

  private List<Condition> states() {
    var word = words.take().lower();
    return new Signals(words)
        .names().stream()
            .<Condition>map(each -> new Bad(new Signal.Unavailable(each, word.replace('_', '-'))))
            .toList();
  }

  private Condition counted(Signal signal) {
    var comparison = comparison();
    var count = count(words.take(), 0, 100_000);
    if (signal instanceof Signal.Errors errors && words.took("consecutive")) {
      return new InRow(errors, comparison, count);
    }
    if (words.took("in")) {
      return new Within(signal, comparison, count, duration());
    }
    throw words.fault(
        signal instanceof Signal.Errors ? "'consecutive' or 'in 5m'" : "'in' and a time: 'in 5m'");
  }

  private Condition compared(Signal signal) {
    var comparison = comparison();
    var word = words.take();
    var bound =
        Bound.parse(word.text())
            .orElseThrow(() ->
                new RuleFault(
                    word.offset(),
                    "'"
                        + word.text()
                        + "' is no number with a unit that is known: 10%, 5s, 500ms, 2GB, 3,"
                        + " 2x baseline, 1%/min"));
    if (bound.unit() == Bound.Unit.BASELINES) {
      words.expect("baseline");
    }
    return new Compared(signal, comparison, bound);
  }

  private Comparison comparison() {
    var word = words.peek();
    var found = Comparison.of(word.text());
    if (found.isEmpty()) {
      throw words.fault("one of > >= < <= == !=");
    }
    words.take();
    return found.get();
  }

  private static boolean isNumber(Word word) {
    return word.text().matches("\\d{1,9}");
  }

  private static int count(Word word, int least, int most) {
    if (!isNumber(word)
        || Integer.parseInt(word.text()) < least
        || Integer.parseInt(word.text()) > most) {
      throw new RuleFault(
          word.offset(), "'" + word.text() + "' is no whole number from " + least + " to " + most);
    }
    return Integer.parseInt(word.text());
  }

  private Duration duration() {
    var word = words.take();
    if (!Durations.PATTERN.matcher(word.text()).matches()) {
      throw new RuleFault(
          word.offset(), "'" + word.text() + "' is no length of time such as 30s, 5m, 1h30m");
    }
    var length = Durations.parse(word.text());
    if (length.isPositive()) {
      return length;
    }
    throw new RuleFault(word.offset(), "a length of time has to be more than nothing");
  }
}
