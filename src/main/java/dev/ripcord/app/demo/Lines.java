package dev.ripcord.app.demo;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.report.Spans;
import dev.ripcord.run.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** A run as it happens: a line for each step and each check when it is known what became of it. */
final class Lines implements Progress {
  private final Plan plan;
  private final Consumer<String> lines;

  Lines(Plan plan, Consumer<String> lines) {
    this.plan = plan;
    this.lines = lines;
  }

  @Override
  public void happened(String run, Event event) {
    switch (event) {
      case Event.Skipped(String path, _, String said) -> step(path, said);
      case Event.Succeeded(String path, _, _, String said, Duration took) ->
          step(path, "done in " + Spans.text(took) + ": " + said);
      case Event.Failed(String path, _, _, _, String said, _) -> step(path, "failed: " + said);
      case Event.Doubted(String path, _, _, String said) -> step(path, "not known: " + said);
      case Event.Checked(String name, _, _, String state, String said, int rounds) ->
          lines.accept(
              "  proof   %s: %s after %d looks: %s"
                  .formatted(name, state.toLowerCase(Locale.ROOT), rounds, said));
      case Event.Created _, Event.Claimed _, Event.Intended _, Event.Accepted _ -> {}
      case Event.Decided _, Event.StopAsked _, Event.Finished _, Event.Superseded _ -> {}
      case Event.WatchBegan _, Event.Watched _, Event.Noted _, Event.Downtime _ -> {}
    }
  }

  private void step(String path, String said) {
    lines.accept("  step %s  %s: %s".formatted(path, plan.step(path).title(), said));
  }

  @Override
  public void waiting(PlannedStep step, String said, Duration left) {
    // the line that follows says how it ended
  }

  @Override
  public void proving(int good, int of, String said) {
    // as above
  }
}
