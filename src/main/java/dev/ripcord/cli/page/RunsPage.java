package dev.ripcord.cli.page;

import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import java.util.List;

/** Runs at a glance, newest first. */
public record RunsPage(List<Line> runs) {

  /**
   * A run.
   *
   * @param interrupted nobody drives it any more, and it has no end
   */
  public record Line(RunRow run, boolean interrupted) {}

  public List<String> lines(Format format) {
    if (runs.isEmpty()) {
      return List.of("No run yet.");
    }
    var rows = runs.stream().map(each -> row(each, format)).toList();
    return new Table(List.of("run", "began", "service", "what", "outcome"), rows).lines(format);
  }

  private static List<String> row(Line line, Format format) {
    var run = line.run();
    return List.of(
        run.id(),
        Moments.full(run.created(), format.zone()),
        run.service(),
        run.procedure(),
        outcome(run, line.interrupted()));
  }

  static String outcome(RunRow run, boolean interrupted) {
    return run.outcome().map(Outcome::name).orElse(interrupted ? "INTERRUPTED" : "under way");
  }
}
