package dev.ripcord.step;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain pause, which proves nothing: a wait for checks is nearly always meant. */
record PauseStep(Duration length) implements Step {
  static final String FORM = "(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?:\\d+ms)?";
  private static final String READING = "steady";

  @Override
  public String title() {
    return "pause for " + Durations.format(length);
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  /** The steady clock of Linux is one for all processes until the machine is restarted. */
  @Override
  public Look look(Sight sight) {
    return new Look(Map.of(READING, String.valueOf(sight.clock().nanoTime())), title());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var passed = before.map(each -> reading(now) - reading(each)).orElse(0L);
    return passed >= length.toNanos()
        ? new Judgement.Done("paused for " + Durations.format(length))
        : new Judgement.NotYet("the pause is not over");
  }

  private static long reading(Look look) {
    return look.fact(READING).map(Long::valueOf).orElse(0L);
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    return new StepResult.Accepted("pause", length, "pausing");
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of("proves nothing: 'wait: { for: [...] }' with a check would");
  }

  /** Bounded by the pause itself, and not by how long a look may take. */
  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var look = Piece.of().line("said='the pause is not over'").line("[ \"$acted\" = yes ]");
    return Optional.of(
        new PlainStep(look, Piece.of().run("only_waits").line("sleep " + Shell.seconds(length))));
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration within() {
    return length.plusSeconds(10);
  }
}
