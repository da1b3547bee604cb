package dev.ripcord.target.nginx;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One try of a switch: put the new file in place, have nginx test everything, reload, and prove it;
 * at any refusal the old file is put back at once.
 */
final class Switch {
  static final String NOT_RUNNING =
      "nginx is not running, so nothing can be proven: start it (systemctl start nginx), then"
          + " resume";
  private static final Duration LEAST = Duration.ofSeconds(8); // five tries to bind take 2.5

  private final NginxStep step;
  private final Stage stage;
  private final Look before;
  private final HostFiles files;

  Switch(NginxStep step, Stage stage, Look before) {
    this.step = step;
    this.stage = stage;
    this.before = before;
    this.files = step.server().files(stage.sight());
  }

  StepResult run() throws InterruptedException {
    var scene = Scene.look(step, stage.sight());
    if (scene.refused().isPresent()) {
      return new StepResult.NotStarted(scene.refused().get());
    }
    if (scene.processes().master().isEmpty()) {
      return new StepResult.NotStarted(NOT_RUNNING + "; " + step.site() + " is as it was");
    }
    var old = old(scene);
    if (!scene.same()) {
      put(scene.wanted());
    }
    try {
      return proven(old, scene.wanted());
    } catch (HostException e) {
      return putBack(old, String.valueOf(e.getMessage()), false);
    }
  }

  private StepResult proven(Optional<FileContent> old, Optional<byte[]> wanted)
      throws InterruptedException {
    var began = stage.sight().clock().nanoTime();
    var tested = step.server().test(stage.sight());
    var took = Duration.ofNanos(stage.sight().clock().nanoTime() - began);
    if (!tested.ok()) {
      return putBack(old, "nginx refuses the configuration: " + Server.complaint(tested), false);
    }
    if (!reads(tested, wanted)) {
      return putBack(old, "nginx does not read " + step.site() + ": nothing includes it", false);
    }
    var limit = shorter(LEAST.plus(took.multipliedBy(3)), stage.timeout());
    var reload = new Reload(step.server(), step.reload(), step.site());
    return switch (reload.run(stage, "reload-", limit)) {
      case Reload.Ended.Taken(Processes now) ->
          new StepResult.Done("reloaded, " + now.active().size() + " new workers" + warned(tested));
      case Reload.Ended.Refused(String why) -> putBack(old, why, true);
    };
  }

  private static String warned(CommandResult tested) {
    return Server.warnings(tested).stream()
        .map(each -> "; it warns: " + each)
        .distinct()
        .reduce("", String::concat);
  }

  /** Whether the printed configuration has the file, by its path or by its text. */
  private boolean reads(CommandResult dump, Optional<byte[]> wanted) {
    if (wanted.isEmpty()
        || dump.stdout().contains(new String(wanted.get(), StandardCharsets.UTF_8))) {
      return true;
    }
    var argv = new ArrayList<>(List.of("readlink", "-m", "--", step.site().toString()));
    Server.filesOf(dump).forEach(argv::add);
    var real = step.server().look(stage.sight(), argv).stdout().lines().toList();
    return real.isEmpty() || real.subList(1, real.size()).contains(real.getFirst());
  }

  /** What to put back: what was kept before the first try, or else what was here just now. */
  private Optional<FileContent> old(Scene scene) {
    return before
        .fact(NginxStep.KEPT)
        .flatMap(each -> new Kept(Path.of(each)).before(stage.host().files()))
        .map(Kept.Before::content)
        .orElse(scene.now());
  }

  private StepResult putBack(Optional<FileContent> old, String why, boolean reload)
      throws InterruptedException {
    try {
      old.ifPresentOrElse(
          each -> files.replace(step.site(), each), () -> files.delete(step.site()));
    } catch (HostException e) {
      return new StepResult.Unknown(
          why
              + "; AND THE OLD FILE COULD NOT BE PUT BACK: "
              + e.getMessage()
              + ". nginx still runs"
              + " the old configuration; before its next start put back "
              + before.fact(NginxStep.KEPT).orElse("the old file"));
    }
    if (reload) {
      // so that what runs is what is on disk, by the same proof
      new Reload(step.server(), step.reload(), step.site()).run(stage, "reload-back-", LEAST);
    }
    return new StepResult.NotStarted(why + "; " + step.site() + " was put back as it was");
  }

  /** The owner and the mode stay; a new file can be read by all, as nginx's own are. */
  private void put(Optional<byte[]> content) {
    content.ifPresentOrElse(
        each -> files.replace(step.site(), each), () -> files.delete(step.site()));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
