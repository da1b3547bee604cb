package dev.ripcord.target.compose;

import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import java.time.Duration;

/** A step of Compose as a plain script does it. */
record PlainCompose(ComposeStep step) {

  PlainStep of(Duration timeout) {
    var stack = new PlainStack(step.stack()).all();
    var image = step.image().orElse("");
    var verb = step.verb().word();
    var look = stack.call("compose_is", verb, image, Shell.seconds(step.settle()));
    var kill = step.killAfter().map(each -> String.valueOf(Stopping.seconds(each))).orElse("");
    var act =
        stack.call("compose_do", verb, Shell.seconds(timeout), image, word(step.retag()), kill);
    return new PlainStep(look, looksFirst() ? act.then(first(image)) : act);
  }

  /** What a plain 'up' makes may be brought by an earlier step. */
  private boolean looksFirst() {
    return switch (step.verb()) {
      case START -> true;
      case UP -> step.image().isPresent();
      case STOP, RESTART -> false;
    };
  }

  private Piece first(String image) {
    return new PlainStack(step.stack()).before(step.verb(), image, step.retag());
  }

  static String word(boolean so) {
    return so ? "yes" : "no";
  }
}
