package dev.ripcord.decide.trial;

import dev.ripcord.rule.Sample.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values one after the other, in short: {@code good x60 bad x7} for states; for numbers the
 * notation of promtool's tests, {@code 0+100x60} (61 values, each 100 more), {@code 5x3} (four
 * times 5), {@code _} and {@code _x4} (no value).
 */
final class Series {
  private static final int MOST = 1_000_000;
  private static final Pattern STATE = Pattern.compile("(good|bad|unknown)(?: ?x ?(\\d{1,7}))?");
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
  private static final Pattern VALUES =
      Pattern.compile("(_|" + NUMBER + ")(?:([+-]\\d+(?:\\.\\d+)?)?x(\\d{1,7}))?");

  private Series() {}

  /** Throws {@link IllegalArgumentException}. */
  static List<State> states(String text) {
    var states = new ArrayList<State>();
    for (var each : text.strip().replaceAll(",? +(?=[a-z]{3})", ",").split(",", -1)) {
      var match = STATE.matcher(each.strip());
      if (!match.matches()) {
        throw new IllegalArgumentException(
            "'" + each.strip() + "' is none of good, bad, unknown with a count such as 'bad x7'");
      }
      var state = State.valueOf(match.group(1).toUpperCase(Locale.ROOT));
      add(states, state, Optional.ofNullable(match.group(2)).map(Integer::parseInt).orElse(1));
    }
    return states;
  }

  /** Empty where there is no value; throws {@link IllegalArgumentException}. */
  static List<Optional<Double>> numbers(String text) {
    var numbers = new ArrayList<Optional<Double>>();
    for (var each : text.strip().split(" +", -1)) {
      var match = VALUES.matcher(each);
      if (!match.matches()) {
        throw new IllegalArgumentException(
            "'" + each + "' is no series of numbers such as 0+100x60, 5x3, 7 or _x4");
      }
      var times = Optional.ofNullable(match.group(3)).map(Integer::parseInt);
      if (match.group(1).equals("_")) {
        add(numbers, Optional.empty(), times.orElse(1));
      } else {
        var step = Optional.ofNullable(match.group(2)).map(Double::parseDouble).orElse(0.0);
        grow(numbers, Double.parseDouble(match.group(1)), step, times.orElse(0));
      }
    }
    return numbers;
  }

  private static void grow(List<Optional<Double>> numbers, double first, double step, int times) {
    for (var i = 0; i <= times; i++) {
      add(numbers, Optional.of(first + i * step), 1);
    }
  }

  private static <T> void add(List<T> all, T value, int times) {
    if (all.size() + times > MOST) {
      throw new IllegalArgumentException("a series has at most " + MOST + " values");
    }
    for (var i = 0; i < times; i++) {
      all.add(value);
    }
  }
}
