package dev.ripcord.run;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Steps whose effect is a line in an append-only file, made by a real command. */
final class FileEffects implements Driver {
  private final Path file;

  FileEffects(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    var name = Field.required("name", Shapes.text(), "the line");
    var repeat = Field.required("repeat", Shapes.word(Repeatability.class), "its class");
    var seen = Field.or("seen", Shapes.bool(), true, "whether its effect can be seen");
    return Map.of(
        "effect",
        Shapes.object(
            "A line in a file.",
            values -> new Line(file, values.get(name), values.get(repeat), values.get(seen)),
            name,
            repeat,
            seen));
  }

  /** One line. */
  private record Line(Path file, String name, Repeatability repeatability, boolean seen)
      implements Step {
    @Override
    public String title() {
      return "write " + name;
    }

    @Override
    public Look look(Sight sight) {
      var text = sight.host().files().read(file).map(each -> each.text()).orElse("");
      var made = text.lines().anyMatch(name::equals);
      return new Look(Map.of("made", seen ? String.valueOf(made) : "?"), "looked");
    }

    @Override
    public Judgement judge(Optional<Look> before, Look now) {
      return switch (now.fact("made").orElseThrow()) {
        case "true" -> new Judgement.Done("made");
        case "false" -> new Judgement.NotYet("not made");
        default -> new Judgement.CannotTell("it cannot be seen");
      };
    }

    @Override
    public StepResult act(Stage stage, Look before) {
      var line = "sleep 0.02; echo \"$1\" >> \"$2\"";
      var result = stage.act("write", Command.of("sh", "-c", line, "write", name, file.toString()));
      return result.ok()
          ? new StepResult.Done(result.said())
          : new StepResult.Unknown(result.said());
    }

    @Override
    public Optional<Configured> undo(Look before) {
      return Optional.empty();
    }
  }
}
