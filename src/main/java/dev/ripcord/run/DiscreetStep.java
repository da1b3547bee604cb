package dev.ripcord.run;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.Sight;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step whose words hold no secret, whatever a driver passes on of a command's. Facts stay as they
 * are: judgements and undos are made of them, and a driver keeps secrets out of them itself.
 */
record DiscreetStep(Step step) implements Step {
  @Override
  public String title() {
    return step.title();
  }

  @Override
  public Repeatability repeatability() {
    return step.repeatability();
  }

  @Override
  public Look look(Sight sight) {
    return hidden(step.look(sight), sight.secrets());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return step.judge(before, now);
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return hidden(step.prepare(stage, before), stage.sight().secrets());
  }

  private static Look hidden(Look look, Secrets secrets) {
    return new Look(look.facts(), secrets.hide(look.said()));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var result = step.act(stage, before);
    return result.saying(stage.sight().secrets().hide(result.said()));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return sight.secrets().hide(step.preview(sight, now));
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return step.undo(before);
  }

  @Override
  public Optional<Configured> renewal(Configured own) {
    return step.renewal(own);
  }

  @Override
  public boolean reversible() {
    return step.reversible();
  }

  @Override
  public Duration timeout() {
    return step.timeout();
  }

  @Override
  public Duration within() {
    return step.within();
  }
}
