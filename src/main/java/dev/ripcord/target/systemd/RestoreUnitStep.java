package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Puts back the unit file that an earlier step replaced, or removes the one that it made.
 *
 * @param kept the private copy, with its key and its seal beside it
 * @param expect the keyed hash of what the earlier step left; another file is somebody else's
 */
record RestoreUnitStep(UnitFile file, Path kept, String expect) implements Step {
  static final String KIND = "restore-unit";

  static Shape<RestoreUnitStep> shape() {
    var unit = Field.required("unit", UnitName.SHAPE, "the unit, with its kind");
    var kept = Field.required("kept", Shapes.path(), "the private copy that a step made of it");
    var expect =
        Field.required(
            "expect",
            Shapes.text("a keyed hash", "[0-9a-f]{64}|" + UnitFile.NO_FILE),
            "what the step left, as a hash under the key beside the copy");
    return Shapes.object(
        "Puts back a unit file that an earlier step replaced, and has systemd read it.",
        values ->
            new RestoreUnitStep(
                new UnitFile(values.get(unit), values.get(SystemdStepShape.AS)),
                values.get(kept),
                values.get(expect)),
        unit,
        kept,
        expect,
        SystemdStepShape.AS);
  }

  Configured configured() {
    var config = new LinkedHashMap<String, Object>();
    config.put("unit", file.unit());
    config.put("kept", kept.toString());
    config.put("expect", expect);
    config.put("as", file.as());
    return new Configured(KIND, Nodes.of(config));
  }

  @Override
  public String title() {
    return "put back unit " + file.unit();
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var host = sight.host();
    try {
      var then = then(host);
      if (then.isEmpty()) {
        return file.look(
            host,
            "refused",
            "the copy " + kept + " is gone; " + file.place() + " is left as it is");
      }
      var now = file.read(host);
      if (UnitFile.alike(now, then.get().content())) {
        return file.look(host, "restored", file.place() + " is as it was before");
      }
      return ours(host, now)
          ? file.look(host, "restorable", file.place() + " is as the earlier step left it")
          : file.look(
              host,
              "refused",
              file.place() + " was changed since, and is left as it is; the copy is " + kept);
    } catch (HostException e) {
      return file.look(host, "unseen", String.valueOf(e.getMessage()));
    }
  }

  private Optional<Kept.Before> then(Host host) {
    return new Kept(kept).before(host.files());
  }

  private boolean ours(Host host, Optional<FileContent> now) {
    return now.map(each -> new Kept(kept).hash(host.files(), each.bytes()))
        .orElse(UnitFile.NO_FILE)
        .equals(expect);
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return switch (UnitFile.state(now)) {
      case "restored" ->
          new Unit(now).unread()
              ? new Judgement.NotYet(now.said() + "; systemd has not read it yet")
              : new Judgement.Done(now.said());
      case "restorable" -> new Judgement.NotYet(now.said());
      case "refused" -> new Judgement.Failed(now.said());
      default -> new Judgement.CannotTell(now.said());
    };
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    var then = then(stage.host());
    return UnitFile.state(before).equals("restorable") && then.isPresent()
        ? file.keep(
            stage, before, file.read(stage.host()), then.get().content().map(FileContent::bytes))
        : before;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (!(judge(Optional.empty(), before) instanceof Judgement.NotYet)) {
      return new StepResult.NotStarted(before.said());
    }
    try {
      var then = then(stage.host());
      return then.isEmpty()
          ? new StepResult.NotStarted("the copy " + kept + " is gone")
          : file.put(stage, then.get().content(), true);
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; " + file.place() + " is as it was");
    }
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    try {
      var host = sight.host();
      var then = then(host);
      return UnitFile.state(now).equals("restorable") && then.isPresent()
          ? UnitFile.hunks(file.place(), file.read(host), then.get().content())
          : List.of(now.said());
    } catch (HostException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return file.undo(before).map(RestoreUnitStep::configured);
  }
}
