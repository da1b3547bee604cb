package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a kept folder in the place of one: copied beside it first, then swapped by two renames. */
record RestoreFolderStep(Path folder, Path kept) implements Step {
  static final String KIND = "restore-folder";
  static final Shape<RestoreFolderStep> SHAPE = shape();

  private static final String SWAP =
      """
      set -eu
      rm -rf "$1.ripcord-new" "$1.ripcord-old"
      cp -a "$2" "$1.ripcord-new"
      if [ -e "$1" ]; then mv "$1" "$1.ripcord-old"; fi
      mv "$1.ripcord-new" "$1"
      rm -rf "$1.ripcord-old"
      """;

  private static Shape<RestoreFolderStep> shape() {
    var folder = Field.required("folder", Shapes.text().map(Path::of), "the folder to put back");
    var kept =
        Field.required("kept", Shapes.text().map(Path::of), "the private copy that a step made");
    return Shapes.object(
        "Puts a kept folder back.",
        values -> new RestoreFolderStep(values.get(folder), values.get(kept)),
        folder,
        kept);
  }

  static Configured config(String folder, String kept) {
    return new Configured(KIND, Nodes.of(Map.of("folder", folder, "kept", kept)));
  }

  @Override
  public String title() {
    return "put " + folder + " back";
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var facts = new HashMap<String, String>();
    Folder.look(sight.host(), "folder", folder, facts);
    Folder.look(sight.host(), "kept", kept, facts);
    return new Look(facts, "content " + facts.get("folder") + ", kept " + facts.get("kept"));
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (!Folder.known(now.fact("kept"))) {
      return new Judgement.CannotTell("the kept copy " + kept + " is gone or cannot be read");
    }
    return now.fact("folder").equals(now.fact("kept"))
        ? new Judgement.Done(folder + " is as it was kept")
        : new Judgement.NotYet(folder + " differs from the kept copy");
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (!Folder.known(before.fact("kept"))) {
      return new StepResult.NotStarted("there is no kept copy at " + kept);
    }
    var command = Command.of("sh", "-c", SWAP, "swap", folder.toString(), kept.toString());
    var result = stage.act("swap", command);
    return switch (result) {
      case CommandResult.NotStarted _ -> new StepResult.NotStarted(result.said());
      case CommandResult.Exited _ -> new StepResult.Done(result.said());
      case CommandResult.TimedOut _, CommandResult.Lost _ -> new StepResult.Unknown(result.said());
    };
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public boolean reversible() {
    return false;
  }
}
