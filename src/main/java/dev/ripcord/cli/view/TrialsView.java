package dev.ripcord.cli.view;

import dev.ripcord.cli.page.TrialsPage;
import dev.ripcord.clock.Durations;
import dev.ripcord.decide.trial.Trial.Met;
import io.avaje.jsonb.Json;
import java.util.List;

/** What the rules made of each story. */
@Json
public record TrialsView(int failed, List<Story> stories) {

  /** A story. */
  @Json
  public record Story(String name, boolean asExpected, List<Expected> expectations) {}

  /** One expectation, and what was so. */
  @Json
  public record Expected(String rule, String at, String expected, boolean met, String was) {
    static Expected of(Met each) {
      var expectation = each.expectation();
      return new Expected(
          expectation.rule(),
          Durations.format(expectation.at()),
          TrialsPage.expected(expectation),
          each.met(),
          each.was());
    }
  }

  public static TrialsView of(TrialsPage page) {
    return new TrialsView(
        page.failed(),
        page.all().stream()
            .map(each ->
                new Story(
                    each.trial().name(),
                    each.asExpected(),
                    each.met().stream().map(Expected::of).toList()))
            .toList());
  }
}
