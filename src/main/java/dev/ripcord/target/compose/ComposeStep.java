package dev.ripcord.target.compose;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.script.PlainStep;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One verb of Compose on services of one file.
 *
 * @param image the id of the image that has to run; for up
 * @param retag whether the name that the file asks for may be given to it
 * @param settle how long a container without a health check must live to count as started
 */
record ComposeStep(
    ComposeVerb verb,
    Stack stack,
    Optional<String> image,
    boolean retag,
    Optional<Duration> killAfter,
    Duration settle)
    implements Step {
  static final String KIND = "compose";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String title() {
    return verb.word()
        + " "
        + stack.title()
        + image.map(each -> " with the image " + Images.brief(each)).orElse("");
  }

  @Override
  public Repeatability repeatability() {
    return verb == ComposeVerb.RESTART ? Repeatability.VERIFIABLE : Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var look =
        verb == ComposeVerb.STOP
            ? new ContainersLook(stack, List.of()).of(Containers.of(sight.host(), stack))
            : StackLook.at(sight.host(), stack);
    var name = look.fact("name").filter(each -> !each.equals(View.SEVERAL));
    return verb == ComposeVerb.UP
        ? name.flatMap(each -> Images.named(sight.host(), stack, each))
            .map(each -> look.with("named", each))
            .orElse(look)
        : look;
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return new ComposeJudge(verb, image, settle).judge(before.map(View::new), new View(now));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var seen = new View(before);
    if (seen.unseen().isPresent()) {
      return new StepResult.NotStarted(before.said());
    }
    return switch (verb) {
      case STOP -> new Stopping(stack, stage, killAfter).stop();
      case RESTART -> new Stopping(stack, stage, killAfter).restart();
      case START -> new Raising(stack, stage, killAfter).start(seen);
      case UP -> new Raising(stack, stage, killAfter).up(seen, image, retag);
    };
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    return Optional.of(new PlainCompose(this).of(timeout));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return new Preview(verb, stack, image).of(sight.host(), new View(now));
  }

  @Override
  public Optional<Configured> renewal(Configured own) {
    return switch (verb) {
      case RESTART -> Optional.of(own);
      case UP -> Optional.of(new Configured(KIND, Nodes.without(own.config(), "image")));
      case START, STOP -> Optional.empty();
    };
  }

  @Override
  public Optional<Configured> undo(Look before) {
    var seen = new View(before);
    if (seen.unseen().isPresent()) {
      return Optional.empty();
    }
    return switch (verb) {
      case STOP -> seen.still() ? Optional.empty() : reverse(ComposeVerb.START);
      case START -> seen.still() ? reverse(ComposeVerb.STOP) : Optional.empty();
      case RESTART -> Optional.empty();
      case UP -> seen.still() ? reverse(ComposeVerb.STOP) : former(seen);
    };
  }

  /** Where the file's variable tells the image, putting that back and 'up' again is the undo. */
  private Optional<Configured> former(View seen) {
    var old = seen.image();
    return retag && !old.equals(View.SEVERAL) && !image.equals(Optional.of(old))
        ? Optional.of(new Configured(KIND, withImage(stack, old, settle)))
        : Optional.empty();
  }

  private Optional<Configured> reverse(ComposeVerb other) {
    return Optional.of(new Configured(KIND, config(other, stack, settle)));
  }

  /** The text that makes such a step. */
  static dev.ripcord.catalog.Node config(ComposeVerb verb, Stack stack, Duration settle) {
    return Nodes.of(keys(verb, stack, settle));
  }

  /** The text of a step that gives an image the name that the file asks for, and runs it. */
  static dev.ripcord.catalog.Node withImage(Stack stack, String image, Duration settle) {
    var keys = keys(ComposeVerb.UP, stack, settle);
    keys.put("image", image);
    keys.put("retag", true);
    return Nodes.of(keys);
  }

  static LinkedHashMap<String, Object> keys(ComposeVerb verb, Stack stack, Duration settle) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put(verb.word(), Keys.written(stack.services()));
    keys.putAll(stack.config());
    keys.put("settle", Durations.format(settle));
    return keys;
  }

  @Override
  public Duration timeout() {
    return PATIENCE;
  }

  @Override
  public Duration within() {
    return PATIENCE;
  }
}
