package dev.ripcord.target.pm2;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an application in the way that fits what there is, so that one process has the name
 * afterwards: {@code pm2 start} of another script under it would make a second one.
 */
record Pm2Start(Pm2Step step) {

  StepResult act(Stage stage, AppView before) {
    if (!before.known()) {
      return anew(stage, before.look().said());
    }
    if (before.several() || step.wanted().other(before).isPresent()) {
      return replace(stage, before);
    }
    return step.verb() == Pm2Verb.START && runsAsWanted(before)
        ? new StepResult.Done("it runs already")
        : again(stage, before);
  }

  private static boolean runsAsWanted(AppView before) {
    return before.online() && before.text("differs").isEmpty() && before.text("hidden").isEmpty();
  }

  private StepResult replace(Stage stage, AppView before) {
    if (!step.replaces()) {
      return new StepResult.NotStarted(
          step.wanted().other(before).orElse(before.look().said())
              + "; replace: true would let it give way");
    }
    if (step.wanted().script().isEmpty()) {
      return new StepResult.NotStarted(before.look().said() + "; script: says which one is meant");
    }
    var gone = step.run(stage, List.of("delete", step.app()));
    return gone instanceof StepResult.Done ? anew(stage, "") : gone;
  }

  private StepResult anew(Stage stage, String seen) {
    var script = step.wanted().script();
    if (script.isEmpty()) {
      return new StepResult.NotStarted(seen + "; script: would say what to start");
    }
    var words =
        List.of(
            "start",
            script.get(),
            "--name",
            step.app(),
            "--cwd",
            step.wanted().folder(script.get()));
    return environment(stage)
        .map(each -> ran(stage, "start", step.daemon().starting(stage.host(), each, words)))
        .orElseGet(Pm2Start::noSecret);
  }

  private StepResult again(Stage stage, AppView before) {
    var words = new ArrayList<>(List.of("restart", step.app()));
    if (step.updateEnv() || !step.wanted().env().isEmpty()) {
      words.add("--update-env");
    }
    return environment(stage)
        .map(each -> {
          // What is handed over replaces what pm2 keeps, and the PATH must stay the service's own.
          var more = new LinkedHashMap<>(each);
          before
              .look()
              .fact("path")
              .filter(path -> !path.isEmpty())
              .ifPresent(path -> more.put("PATH", path));
          return ran(stage, "restart", step.daemon().again(stage.host(), more, words));
        })
        .orElseGet(Pm2Start::noSecret);
  }

  private static StepResult ran(Stage stage, String word, Command command) {
    CommandResult answer = stage.act(word, command);
    return Pm2Step.result(word, answer);
  }

  private static StepResult noSecret() {
    return new StepResult.NotStarted("a secret under env: has no value; nothing was started");
  }

  /** Empty when a secret has no value. */
  private Optional<Map<String, String>> environment(Stage stage) {
    var resolved = new LinkedHashMap<String, String>();
    try {
      step.wanted()
          .env()
          .forEach((key, value) -> resolved.put(key, stage.sight().secrets().resolve(value)));
      return Optional.of(resolved);
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }
}
