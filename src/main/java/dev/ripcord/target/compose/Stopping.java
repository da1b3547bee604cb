package dev.ripcord.target.compose;

import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops containers, and starts them anew. Named services by Docker alone, so that a broken compose
 * file bars nothing; a whole file by Compose, which knows the order.
 */
record Stopping(Stack stack, Stage stage, Optional<Duration> killAfter) {

  StepResult stop() {
    var containers = Containers.of(stage.host(), stack);
    if (containers.unseen().isPresent()) {
      return new StepResult.NotStarted(containers.unseen().get());
    }
    var returning = ids(containers.ours().stream().filter(each -> each.policy().equals("always")));
    if (!returning.isEmpty()) {
      stage.act("policy", stack.docker(words(List.of("update", "--restart=no"), returning)));
    }
    var up = ids(containers.ours().stream().filter(each -> !each.still()));
    return up.isEmpty() ? new StepResult.Done("there was nothing to stop") : act("stop", up);
  }

  StepResult restart() {
    var containers = Containers.of(stage.host(), stack);
    var all = ids(containers.ours().stream());
    return all.isEmpty()
        ? new StepResult.NotStarted(
            containers
                .unseen()
                .orElseGet(() -> "there is no container of " + stack.title() + " to start anew"))
        : act("restart", all);
  }

  private StepResult act(String verb, List<String> ids) {
    if (stack.services().isEmpty() && !stack.strays()) {
      var compose = Compose.on(stage.host(), stack);
      var ended =
          compose.map(
              each -> stage.act("compose-" + verb, stack.compose(each.program(), limited(verb))));
      if (ended.filter(CommandResult::ok).isPresent()) {
        return Results.of("compose " + verb, ended.get());
      }
    }
    return Results.of("docker " + verb, stage.act(verb, stack.docker(words(limited(verb), ids))));
  }

  private List<String> limited(String verb) {
    var words = new ArrayList<>(List.of(verb));
    killAfter.ifPresent(each -> words.addAll(List.of("-t", String.valueOf(seconds(each)))));
    return words;
  }

  static long seconds(Duration limit) {
    return limit.plusMillis(999).toSeconds();
  }

  private static List<String> ids(java.util.stream.Stream<Container> containers) {
    return containers.map(Container::id).toList();
  }

  private static List<String> words(List<String> first, List<String> more) {
    var words = new ArrayList<>(first);
    words.addAll(more);
    return words;
  }
}
