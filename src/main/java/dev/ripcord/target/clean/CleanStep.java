package dev.ripcord.target.clean;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Removes old files below folders; never a folder, never through a link, and nothing at all where
 * there is more than was expected.
 */
record CleanStep(List<Path> folders, Finding find) implements Step {
  static final String KIND = "clean-files";

  CleanStep {
    folders = List.copyOf(folders);
    folders.forEach(CleanStep::tooMuch);
  }

  static Shape<CleanStep> shape() {
    var folders =
        Field.required(
            "folders",
            Shapes.list(Shapes.path()),
            "where; at least two names deep, such as /opt/x");
    var older =
        Field.required(
            "older-than", Shapes.duration(), "how long a file must not have been written to");
    var named =
        Field.optional(
            "named",
            Shapes.text(
                "a pattern of a file name such as *.log, without /", "[^/\\p{Cntrl}]{1,200}"),
            "only files whose name fits; else all");
    var most =
        Field.or(
            "at-most",
            Shapes.integer(1, 100_000),
            10_000,
            "when more files than this fit, something is not as expected, and none is removed");
    var as =
        Field.optional("as", Shapes.text(), "the user that removes; root means sudo -n; else ours");
    return Shapes.object(
        "Removes old files below folders: { folders: /opt/app/temp, older-than: 2d }.",
        values -> {
          var age = values.get(older);
          if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("'older-than' has to be at least 1m");
          }
          return new CleanStep(
              values.get(folders),
              new Finding(age, values.get(named), values.get(most), values.get(as)));
        },
        folders,
        older,
        named,
        most,
        as);
  }

  private static void tooMuch(Path folder) {
    var plain = folder.normalize();
    if (plain.getNameCount() < 2 || !plain.equals(folder)) {
      throw new IllegalArgumentException(
          "'" + folder + "' is not cleaned: name a folder of the service's own, such as /opt/x");
    }
  }

  @Override
  public String title() {
    return "remove "
        + find.named().map(each -> "files '" + each + "'").orElse("files")
        + " older than "
        + Durations.format(find.older())
        + " below "
        + folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public boolean reversible() {
    return false;
  }

  @Override
  public Look look(Sight sight) {
    return Found.in(sight.host(), folders, find).look(find.most());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (now.fact(Found.REFUSED).isPresent()) {
      return before.isPresent()
          ? new Judgement.CannotTell(now.said())
          : new Judgement.Failed(now.said());
    }
    if (now.is(Found.COUNT, "0")) {
      return new Judgement.Done(
          before.map(each -> "removed " + each.said()).orElse("no file there is that old"));
    }
    return before.isPresent()
        ? new Judgement.Failed("still there: " + now.said())
        : new Judgement.NotYet(now.said());
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var now = Found.in(stage.host(), folders, find).look(find.most());
    if (now.fact(Found.REFUSED).isPresent()) {
      return new StepResult.NotStarted(now.said());
    }
    return switch (stage.act("delete", find.deleting(folders))) {
      case CommandResult.NotStarted(String why) -> new StepResult.NotStarted(why);
      case CommandResult.Lost(String why) -> new StepResult.Unknown(why);
      case CommandResult.Exited ended -> new StepResult.Done("find: " + ended.said());
      case CommandResult.TimedOut ended -> new StepResult.Done("find: " + ended.said());
    };
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return now.fact(Found.NAMES).stream()
        .flatMap(String::lines)
        .map(each -> "removes " + each)
        .toList();
  }

  /** What is gone is gone. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
