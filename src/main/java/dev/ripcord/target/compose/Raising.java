package dev.ripcord.target.compose;

import dev.ripcord.host.Host;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes containers run; the configuration and the images are looked at before anything stops. */
record Raising(Stack stack, Stage stage, Optional<Duration> killAfter) {

  /** Starts what is there as it is; only what is not there is made. */
  StepResult start(View before) {
    return prepared(
        before.count() == 0,
        ready -> {
          policies(ready);
          // A container of another file of the project would be taken for ours.
          var foreign = before.count() == 0 && before.look().fact("other-file").isPresent();
          var words = up(ready);
          words.addAll(foreign ? List.of() : List.of("--no-recreate"));
          words.addAll(stack.services());
          return raise(before, ready, words, Map.of());
        });
  }

  /** Makes it what the file says, in the one image where one is wanted; dependencies stay. */
  StepResult up(View before, Optional<String> image, boolean retag) {
    return prepared(
        image.isEmpty() || !retag,
        ready -> {
          var obstacle = image.flatMap(each -> obstacle(ready, each, retag));
          if (obstacle.isPresent()) {
            return new StepResult.NotStarted(obstacle.get() + "; nothing was changed");
          }
          var moved = image.map(each -> retag(ready, each)).orElse(Map.of());
          var words = up(ready);
          words.add("--no-deps");
          killAfter.ifPresent(
              each -> words.addAll(List.of("-t", String.valueOf(Stopping.seconds(each)))));
          if (stack.services().size() == 1 && before.count() > 1) {
            words.addAll(List.of("--scale", stack.services().getFirst() + "=" + before.count()));
          }
          words.addAll(stack.services());
          return raise(before, ready, words, moved);
        });
  }

  /** What was found before anything is done. */
  private record Ready(Compose compose, Config config, Map<String, String> names) {}

  private StepResult prepared(boolean images, java.util.function.Function<Ready, StepResult> then) {
    var host = stage.host();
    return switch (FileImages.of(host, stack)) {
      case FileImages.Answer.Unreadable(String why) ->
          new StepResult.NotStarted(why + "; nothing was changed");
      case FileImages.Answer.Found(Compose compose, Config config, Map<String, String> names) -> {
        var missing = images ? FileImages.missing(host, stack, names) : Optional.<String>empty();
        yield missing
            .<StepResult>map(each -> new StepResult.NotStarted(each + "; nothing was changed"))
            .orElseGet(() -> then.apply(new Ready(compose, config, names)));
      }
    };
  }

  private Optional<String> obstacle(Ready ready, String image, boolean retag) {
    if (Images.named(stage.host(), stack, image).isEmpty()) {
      return Optional.of("the image " + Images.brief(image) + " is not on this host");
    }
    if (retag) {
      return FileImages.untaggable(ready.names());
    }
    return ready.names().values().stream()
        .filter(name -> !Images.named(stage.host(), stack, name).equals(Optional.of(image)))
        .findFirst()
        .map(name ->
            "the file asks for " + name + ", which is not the image " + Images.brief(image));
  }

  /** Gives the image the names that the file asks for; what they stood for before. */
  private Map<String, String> retag(Ready ready, String image) {
    var moved = new LinkedHashMap<String, String>();
    for (var name : new TreeSet<>(ready.names().values())) {
      var old = Images.named(stage.host(), stack, name);
      if (!old.equals(Optional.of(image))) {
        old.ifPresent(each -> moved.put(name, each));
        stage.act(part("tag", name), stack.docker(List.of("tag", image, name)));
      }
    }
    return moved;
  }

  private static String part(String word, String name) {
    return word + "-" + Integer.toHexString(name.hashCode());
  }

  private static List<String> up(Ready ready) {
    var words = new ArrayList<>(List.of("up", "-d", "--no-build"));
    if (!ready.compose().first()) {
      words.addAll(List.of("--pull", "never")); // whatever the file's pull_policy is
    }
    return words;
  }

  /** A stop took it away; compose itself would not notice. */
  private void policies(Ready ready) {
    for (var each : Containers.of(stage.host(), stack).ours()) {
      var wanted = ready.config().text(each.service(), "restart");
      if (each.policy().equals("no") && wanted.filter(word -> !word.equals("no")).isPresent()) {
        stage.act(
            "policy-" + each.shortId(),
            stack.docker(List.of("update", "--restart=" + wanted.get(), each.id())));
      }
    }
  }

  private StepResult raise(
      View before, Ready ready, List<String> words, Map<String, String> moved) {
    var answer = stage.act("up", stack.compose(ready.compose().program(), words));
    var failed = answer instanceof dev.ripcord.host.CommandResult.Exited && !answer.ok();
    if (!failed || !same(before, stage.host())) {
      return Results.of("up", answer);
    }
    moved.forEach(
        (name, old) -> stage.act(part("untag", name), stack.docker(List.of("tag", old, name))));
    return new StepResult.NotStarted("up: " + answer.said() + "; the containers are as they were");
  }

  private boolean same(View before, Host host) {
    var now = new View(StackLook.at(host, stack));
    return now.unseen().isEmpty()
        && now.ids().equals(before.ids())
        && now.started().equals(before.started())
        && now.state().equals(before.state());
  }
}
