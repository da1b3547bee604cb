package dev.ripcord.step;

import dev.ripcord.catalog.CheckShapes;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.CheckSeries;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.PlainChecks;
import dev.ripcord.check.Round;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A gate: goes on only when all checks are good so many times in a row. It changes nothing, and
 * when they never are, the run does not go on as if they were.
 *
 * @param every the time between two looks of a row
 * @param within how long they may take to be good
 */
public record WaitStep(List<NamedCheck> checks, int good, Duration every, Duration within)
    implements Step {
  private static final Duration WITHIN = Duration.ofSeconds(30);

  public WaitStep {
    checks = List.copyOf(checks);
  }

  /**
   * The table of the kind {@code wait}: checks, the word {@code healthy} (which a plan replaces by
   * the service's own checks), or a length of time for a plain pause.
   */
  public static Shape<? extends Step> shape(Map<String, ? extends Shape<? extends Check>> checks) {
    var list =
        Field.required(
            "for",
            Shapes.list(CheckShapes.entry(checks))
                .map(each -> each.stream().map(one -> NamedCheck.of(one, checks)).toList()),
            "the checks that have to be good");
    var good = Field.or("good", Shapes.integer(1, 100), 1, "how many times in a row");
    var every =
        Field.or("every", Shapes.duration(), Duration.ofSeconds(1), "the time between two looks");
    var within = Field.or("within", Shapes.duration(), WITHIN, "how long it may take");
    Shape<Step> full =
        Shapes.object(
            "Waits until checks are good; when they never are, the step fails.",
            values ->
                new WaitStep(
                    values.get(list), values.get(good), values.get(every), values.get(within)),
            list,
            good,
            every,
            within);
    return Shapes.either(
        Shapes.text("'healthy', or a length of time such as 10s", "healthy|" + PauseStep.FORM)
            .map(WaitStep::brief),
        full);
  }

  private static Step brief(String text) {
    return text.equals("healthy")
        ? new WaitStep(List.of(), 1, Duration.ofSeconds(1), WITHIN)
        : new PauseStep(Durations.parse(text));
  }

  @Override
  public String title() {
    return switch (checks.size()) {
      case 0 -> "wait until healthy";
      case 1 -> "wait until " + names() + " is good";
      default -> "wait until " + names() + " are good";
    };
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    try {
      var row = 0;
      while (true) {
        var round = CheckSeries.round(sight, checks);
        row += round.state() == State.GOOD ? 1 : 0;
        if (round.state() != State.GOOD || row >= good) {
          return look(round, row);
        }
        sight.clock().sleep(every);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Look(Map.of("state", "unknown"), "stopped while looking");
    }
  }

  private static Look look(Round round, int row) {
    return new Look(
        Map.of(
            "state", round.state().name().toLowerCase(java.util.Locale.ROOT),
            "row", String.valueOf(row)),
        round.said());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (checks.isEmpty()) {
      return new Judgement.Failed("there is no check to wait for");
    }
    if (now.is("state", "good")) {
      return new Judgement.Done(now.said());
    }
    // Never "cannot tell": a gate that nobody can see through stays shut.
    return new Judgement.NotYet(now.said());
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    return new StepResult.Done("nothing to do but to look");
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of("waits up to " + Durations.format(within) + " for: " + names());
  }

  private String names() {
    return checks.stream().map(NamedCheck::name).collect(Collectors.joining(", "));
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var look =
        PlainChecks.round("wanted", checks)
            .run("in_a_row", String.valueOf(good), Shell.seconds(every), "wanted");
    return Optional.of(new PlainStep(look, Piece.of().run("only_waits")));
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration within() {
    return within;
  }
}
