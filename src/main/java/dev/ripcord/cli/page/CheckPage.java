package dev.ripcord.cli.page;

import dev.ripcord.catalog.Problem;
import dev.ripcord.catalog.Warning;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a catalog, and what is dangerous in it.
 *
 * @param services how many it has; empty when it could not be read
 */
public record CheckPage(
    String place, Optional<Integer> services, List<Problem> problems, List<Warning> warnings) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    problems.forEach(each -> sheet.item("", Tone.PLAIN, Tone.BAD, each.toString()));
    warnings.forEach(each -> sheet.item("", Tone.PLAIN, Tone.WARN, each.toString()));
    return sheet.line(problems.isEmpty() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, sum()).lines();
  }

  private String sum() {
    var found = problems.isEmpty() ? "nothing is wrong" : count(problems.size(), "problem");
    return place
        + ": "
        + services.map(each -> count(each, "service") + ", ").orElse("")
        + found
        + (warnings.isEmpty() ? "" : ", " + count(warnings.size(), "warning"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
