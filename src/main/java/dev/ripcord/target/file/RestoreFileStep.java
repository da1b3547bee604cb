package dev.ripcord.target.file;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.step.Hunks;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts back a file that an earlier step changed.
 *
 * @param kept the private copy, with its key and its seal beside it
 * @param expect the keyed hash of what the earlier step left; where the file is another by now,
 *     somebody changed it since
 * @param keys in that case only these keys of an {@code .env} file are put back
 * @param hidden keys of an {@code .env} file whose values are secrets
 */
record RestoreFileStep(
    Path file,
    Path kept,
    Optional<String> expect,
    List<String> keys,
    List<String> hidden,
    Optional<String> as)
    implements Step {

  RestoreFileStep {
    keys = List.copyOf(keys);
    hidden = List.copyOf(hidden);
  }

  static Shape<RestoreFileStep> shape() {
    var file = Field.required("file", Shapes.path(), "the file to put back");
    var kept = Field.required("kept", Shapes.path(), "the private copy that a step made of it");
    var expect =
        Field.optional(
            "expect",
            Shapes.text("a keyed hash, or no-file", "[0-9a-f]{64}|" + Undo.NO_FILE),
            "what the step left, as a hash under the key beside the copy; else the file was changed"
                + " since");
    var keys =
        Field.or(
            "keys",
            Shapes.list(Options.KEY),
            List.<String>of(),
            "put back only these keys when the file was changed since");
    var hidden =
        Field.or(
            "hidden",
            Shapes.list(Options.KEY),
            List.<String>of(),
            "keys whose values are secrets, and are not shown");
    return Shapes.object(
        "Puts back a file that an earlier step changed, from the copy that it kept.",
        values ->
            new RestoreFileStep(
                values.get(file),
                values.get(kept),
                values.get(expect),
                values.get(keys),
                values.get(hidden),
                values.get(Options.AS)),
        file,
        kept,
        expect,
        keys,
        hidden,
        Options.AS);
  }

  @Override
  public String title() {
    return "put back " + file;
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var way = way(sight.host());
    return new Look(Map.of("state", way.state()), way.said());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return switch (now.fact("state").orElse("")) {
      case "restored" -> new Judgement.Done(now.said());
      case "restorable" -> new Judgement.NotYet(now.said());
      case "refused" -> new Judgement.Failed(now.said());
      default -> new Judgement.CannotTell(now.said());
    };
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return way(stage.host()) instanceof Way.Restore restore
        ? Undo.prepare(stage, before, restore.now(), restore.then().map(FileContent::bytes))
        : before;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var way = way(stage.host());
    return switch (way) {
      case Way.Restored _ -> new StepResult.Done(way.said());
      case Way.Restore restore -> write(stage, restore);
      case Way.Refused _, Way.Unseen _ -> new StepResult.NotStarted(way.said());
    };
  }

  private StepResult write(Stage stage, Way.Restore restore) {
    try {
      var files = FilesAs.of(stage.host(), as);
      restore.then().ifPresentOrElse(each -> files.replace(file, each), () -> files.delete(file));
      return new StepResult.Done("put back " + file);
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; " + file + " is as it was");
    }
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var way = way(sight.host());
    if (!(way instanceof Way.Restore(var current, var then, _))) {
      return List.of(way.said());
    }
    recognise(bytes(current), sight);
    recognise(bytes(then), sight);
    return sight.secrets().hide(Hunks.of(file.toString(), bytes(current), bytes(then)));
  }

  /** The values that hidden keys have now, and those that they had. */
  private void recognise(byte[] text, Sight sight) {
    if (!hidden.isEmpty()) {
      var values = EnvText.of(text);
      hidden.forEach(key -> values.value(key).ifPresent(sight.secrets()::remember));
    }
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Undo.step(before, file, as, keys, hidden);
  }

  private Way way(Host host) {
    try {
      var copy = new Kept(kept);
      var now = FilesAs.of(host, as).read(file);
      var then = copy.before(host.files());
      if (then.isEmpty()) {
        return new Way.Refused("the copy " + kept + " is gone; " + file + " was left as it is");
      }
      var asLeft =
          expect.isEmpty()
              || expect.equals(
                  Optional.of(
                      now.map(each -> copy.hash(host.files(), each.bytes())).orElse(Undo.NO_FILE)));
      return way(now, then.get().content(), asLeft);
    } catch (HostException e) {
      return new Way.Unseen(String.valueOf(e.getMessage()));
    }
  }

  private Way way(Optional<FileContent> now, Optional<FileContent> then, boolean asLeft) {
    if (alike(now, then)) {
      return new Way.Restored(file + " is as it was before");
    }
    if (asLeft || Arrays.equals(bytes(now), bytes(then))) {
      return new Way.Restore(now, then, file + " is as the earlier step left it");
    }
    if (keys.isEmpty() || now.isEmpty()) {
      return new Way.Refused(
          file
              + " was changed by something else since, and is left as it is; the copy of before"
              + " is "
              + kept);
    }
    return keysOnly(now.get(), then);
  }

  private Way keysOnly(FileContent now, Optional<FileContent> then) {
    var text = EnvText.of(now.bytes());
    var edited = EnvEdit.putBack(text, keys, then.map(each -> EnvText.of(each.bytes())));
    var said = file + " was changed by something else since";
    return edited.equals(text)
        ? new Way.Restored(said + ", and its keys are as they were before")
        : new Way.Restore(
            Optional.of(now),
            Optional.of(new FileContent(edited.bytes(), now.owner(), now.mode())),
            said + ": only " + String.join(", ", keys) + " will be put back");
  }

  private static boolean alike(Optional<FileContent> a, Optional<FileContent> b) {
    return a.isPresent() == b.isPresent()
        && Arrays.equals(bytes(a), bytes(b))
        && a.map(FileContent::owner).equals(b.map(FileContent::owner))
        && a.map(FileContent::mode).equals(b.map(FileContent::mode));
  }

  private static byte[] bytes(Optional<FileContent> content) {
    return content.map(FileContent::bytes).orElse(new byte[0]);
  }
}
