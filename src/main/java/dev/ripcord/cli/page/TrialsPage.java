package dev.ripcord.cli.page;

import dev.ripcord.clock.Durations;
import dev.ripcord.decide.trial.Trial;
import dev.ripcord.decide.trial.Trial.Met;
import java.util.List;

/** What the rules made of each story. */
public record TrialsPage(List<Played> all) {
  public TrialsPage {
    all = List.copyOf(all);
  }

  /** A story, and which of its expectations were met. */
  public record Played(Trial trial, List<Met> met) {
    public Played {
      met = List.copyOf(met);
    }

    public boolean asExpected() {
      return met.stream().allMatch(Met::met);
    }
  }

  /** How many stories went another way. */
  public int failed() {
    return (int) all.stream().filter(each -> !each.asExpected()).count();
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    for (var each : all) {
      var good = each.asExpected();
      sheet.item(
          good ? "ok" : "FAILED", good ? Tone.GOOD : Tone.BAD, Tone.PLAIN, each.trial().name());
      each.met().stream()
          .filter(it -> !it.met())
          .forEach(it -> sheet.item("", Tone.PLAIN, Tone.BAD, wrong(it)));
    }
    var sum = count(all.size(), "story", "stories") + ", " + failed() + " not as expected";
    return sheet.line(failed() == 0 ? Tone.BOLD_GOOD : Tone.BOLD_BAD, sum).lines();
  }

  /** One line: where, what was expected, what was so. */
  static String wrong(Met met) {
    var expectation = met.expectation();
    return "%s: rule '%s' at %s: expected %s, but it was %s"
        .formatted(
            expectation.place(),
            expectation.rule(),
            Durations.format(expectation.at()),
            expected(expectation),
            met.was());
  }

  /** In words. */
  public static String expected(Trial.Expectation expectation) {
    return switch (expectation.expected()) {
      case VERDICT -> expectation.text();
      case NEVER -> "never to be " + expectation.text();
      case DOES -> "'" + expectation.text() + "'";
    };
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
