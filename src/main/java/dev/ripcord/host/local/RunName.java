package dev.ripcord.host.local;

import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The name of a run, which begins with the day in UTC on which it was made. */
final class RunName {
  private static final Pattern FORM = Pattern.compile("\\d{8}-\\d+-.+");

  private RunName() {}

  /** Whether a name is one of a run that was made before that day. */
  static Predicate<String> before(LocalDate day) {
    var stamp = day.toString().replace("-", "");
    return name -> name.compareTo(stamp) < 0 && FORM.matcher(name).matches();
  }
}
