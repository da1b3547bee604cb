package dev.ripcord.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the signal that a test begins with. */
final class Signals {
  private static final Pattern QUANTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,3})?)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
  private static final List<String> FUNCTIONS =
      List.of("unavailable", "not-running", "errors", "restarts", "ratio", "p95", "slope", "disk");
  private static final List<String> OF_THE_HOST = List.of("memory", "cpu", "swap", "load");
  private static final List<String> OF_A_PATH = List.of("disk", "inodes");

  /** A signal, and whether it is counted or measured. */
  record Read(Signal signal, boolean isCount) {
    <T> T map(Function<Signal, T> counted, Function<Signal, T> measured) {
      return isCount ? counted.apply(signal) : measured.apply(signal);
    }
  }

  private final Words words;

  Signals(Words words) {
    this.words = words;
  }

  Read read() {
    if (!words.ahead(1).text().equals("(") || OF_A_PATH.contains(words.peek().lower())) {
      return new Read(reading(), false);
    }
    var word = words.take();
    var quantile = QUANTILE.matcher(word.lower());
    if (quantile.matches()) {
      var at = Double.parseDouble(quantile.group(1)) / 100;
      return new Read(new Signal.Quantile(at, word.lower(), one()), false);
    }
    return switch (word.lower()) {
      case "errors" -> new Read(new Signal.Errors(one()), true);
      case "restarts" -> new Read(new Signal.Restarts(one()), true);
      case "ratio" -> new Read(new Signal.Ratio(oneOrTwo()), false);
      case "slope" -> new Read(slope(), false);
      default ->
          throw new RuleFault(
              word.offset(), "unknown signal '" + word.text() + "'", word.text(), FUNCTIONS);
    };
  }

  /** Names in parentheses. */
  List<String> names() {
    words.expect("(");
    var names = new ArrayList<>(List.of(name()));
    while (words.took(",")) {
      names.add(name());
    }
    words.expect(")");
    return names;
  }

  private String one() {
    var names = names();
    if (names.size() > 1) {
      throw words.fault("one probe only");
    }
    return names.getFirst();
  }

  private List<String> oneOrTwo() {
    var names = names();
    if (names.size() > 2) {
      throw words.fault("one probe, or what was bad and what was all");
    }
    return names;
  }

  private Signal slope() {
    words.expect("(");
    var reading = reading();
    words.expect(")");
    return new Signal.Slope(reading);
  }

  private Signal.Reading reading() {
    if (OF_A_PATH.contains(words.peek().lower())) {
      var word = words.take().lower();
      words.expect("(");
      var path = words.take().text();
      words.expect(")");
      return new Signal.Reading(word + "(" + path + ")", words.took("of") ? name() : "");
    }
    var name = name();
    if (words.took("of")) {
      return new Signal.Reading(name, name());
    }
    return OF_THE_HOST.contains(name)
        ? new Signal.Reading(name, "")
        : new Signal.Reading(Sample.VALUE, name);
  }

  private String name() {
    if (!NAME.matcher(words.peek().text()).matches()) {
      throw words.fault("the name of a probe");
    }
    return words.take().text();
  }
}
