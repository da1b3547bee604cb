package dev.ripcord.target.compose;

import dev.ripcord.clock.Durations;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes what nothing needs. Without force: Docker itself refuses where a container came in
 * between. And without parents: an image that lost its name may be the parent of another one, and
 * the one to go back to.
 */
record Pruning(PruneStep step, Stage stage) {

  StepResult act(Look before) {
    var now = step.look(stage.sight());
    var unseen = now.fact(PruneLook.UNSEEN);
    if (unseen.isPresent()) {
      return new StepResult.NotStarted(unseen.get());
    }
    var said = new ArrayList<String>();
    var doomed = Set.copyOf(PruneJudge.ids(now));
    var still = PruneJudge.ids(before).stream().filter(doomed::contains).toList();
    for (var each : Images.all(stage.host(), step.docker()).orElse(List.of())) {
      if (still.contains(each.id())) {
        remove(each, said);
      }
    }
    step.cache()
        .ifPresent(age -> {
          var words =
              List.of("builder", "prune", "-f", "--filter", "until=" + Durations.format(age));
          said.add("build cache: " + stage.act("cache", step.docker().docker(words)).said());
        });
    return new StepResult.Done(
        said.isEmpty() ? "nothing was left to remove" : String.join("; ", said));
  }

  /** By all of its names, as an id stands for one with a single name only. */
  private void remove(Image image, List<String> said) {
    var words = new ArrayList<>(List.of("image", "rm", "--no-prune"));
    words.addAll(image.names().isEmpty() ? List.of(image.id()) : image.names());
    var brief = Images.brief(image.id());
    var ended = stage.act("rm-" + brief, step.docker().docker(words));
    if (!ended.ok()) {
      said.add(brief + ": " + ended.said());
    }
  }
}
