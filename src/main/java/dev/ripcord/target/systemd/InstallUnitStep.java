package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts a unit file in its place and has systemd read it: done when the file is the same and systemd
 * says that it has loaded that one, as it is.
 */
record InstallUnitStep(Path from, UnitFile file) implements Step {
  static final String KIND = "install-unit";
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9:_.\\\\@-]+\\.(?:service|socket|timer|path|mount|automount|swap|target|slice)");

  static Shape<InstallUnitStep> shape() {
    var from = Field.required("from", Shapes.path(), "the unit file to install, on the host");
    var unit =
        Field.optional(
            "unit", UnitName.SHAPE, "the unit that it becomes; else it is called as the file is");
    return Shapes.either(
        Shapes.path().map(each -> of(each, Optional.empty(), "root")),
        Shapes.object(
            "Puts a unit file into /etc/systemd/system, has systemd read it, and sees that it did.",
            values -> of(values.get(from), values.get(unit), values.get(SystemdStepShape.AS)),
            from,
            unit,
            SystemdStepShape.AS));
  }

  /** The text that makes such a step. */
  static Configured configured(Path from, String unit, String as) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("from", from.toString());
    keys.put("unit", unit);
    keys.put("as", as);
    return new Configured(KIND, Nodes.of(keys));
  }

  private static InstallUnitStep of(Path from, Optional<String> unit, String as) {
    var name = unit.map(InstallUnitStep::whole).orElse(from.getFileName().toString());
    if (!NAME.matcher(name).matches() && !name.contains("${")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a unit, such as api.service: say it with 'unit'");
    }
    return new InstallUnitStep(from, new UnitFile(name, as));
  }

  private static String whole(String unit) {
    return NAME.matcher(unit).matches() ? unit : unit + ".service";
  }

  @Override
  public String title() {
    return "install unit " + file.unit();
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var host = sight.host();
    try {
      var link = file.link(host);
      if (link.isPresent()) {
        return file.look(host, "link", file.place() + " is a link to " + link.get());
      }
      var source = source(sight);
      if (source.isEmpty()) {
        return file.look(host, "missing", "there is no file " + from + " to install");
      }
      var same = UnitFile.alike(source, file.read(host));
      return file.look(
          host,
          same ? "same" : "differs",
          file.place() + (same ? " is the same as " : " is not the same as ") + from);
    } catch (HostException e) {
      return file.look(host, "unseen", String.valueOf(e.getMessage()));
    }
  }

  private Optional<FileContent> source(Sight sight) {
    return file.files(sight.host()).read(from);
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return switch (UnitFile.state(now)) {
      case "same" -> taken(new Unit(now));
      case "differs" -> new Judgement.NotYet(now.said());
      case "missing" -> new Judgement.Failed(now.said());
      case "link" ->
          new Judgement.Failed(
              now.said() + ", which is left alone: unmask or remove it, if it is to be installed");
      default -> new Judgement.CannotTell(now.said());
    };
  }

  private Judgement taken(Unit now) {
    if (now.unreachable().isPresent()) {
      return new Judgement.CannotTell(now.look().said());
    }
    if (now.unread() || now.load().equals("not-found")) {
      return new Judgement.NotYet(now.look().said() + "; systemd has not read it yet");
    }
    if (!now.loaded()) {
      return new Judgement.Failed(
          now.look().said() + "; 'systemd-analyze verify " + file.place() + "' says why");
    }
    return now.text("fragment").equals(file.place().toString())
        ? new Judgement.Done(
            "unit " + file.unit() + " is installed from " + from + ", and systemd has read it")
        : new Judgement.Failed(
            "systemd takes unit "
                + file.unit()
                + " from "
                + now.text("fragment")
                + ", not from "
                + file.place());
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return UnitFile.state(before).equals("differs")
        ? file.keep(
            stage, before, file.read(stage.host()), source(stage.sight()).map(FileContent::bytes))
        : before;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (judge(Optional.empty(), before) instanceof Judgement.Failed(String hopeless)) {
      return new StepResult.NotStarted(hopeless);
    }
    try {
      var source = source(stage.sight());
      return source.isEmpty()
          ? new StepResult.NotStarted("there is no file " + from + " to install")
          : file.put(stage, source, false);
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; " + file.place() + " is as it was");
    }
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var piece = Piece.of(Part.FILES, SystemdDriver.PLAIN);
    var words = List.of(from.toString(), file.unit(), Shell.user(Optional.of(file.as())));
    return Optional.of(
        new PlainStep(piece.call("unit_file_is", words), piece.call("unit_file_do", words)));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    try {
      return UnitFile.state(now).equals("differs")
          ? UnitFile.hunks(file.place(), file.read(sight.host()), source(sight))
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
