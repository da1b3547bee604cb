package dev.ripcord.target.file;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sets and removes keys of an {@code .env} file, and leaves the rest as it is, byte for byte.
 *
 * @param set values by key; they may hold references to secrets
 * @param create whether a missing file is made, with mode 0600
 */
record EnvFileStep(
    Path file, Map<String, String> set, List<String> remove, boolean create, Optional<String> as)
    implements Step {
  EnvFileStep {
    set = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(set));
    remove = List.copyOf(remove);
    if (set.isEmpty() && remove.isEmpty()) {
      throw new IllegalArgumentException("nothing to set and nothing to remove");
    }
    for (var each : remove) {
      if (set.containsKey(each)) {
        throw new IllegalArgumentException("'" + each + "' is to be set and to be removed");
      }
    }
  }

  static Shape<EnvFileStep> shape() {
    var file = Field.required("file", Shapes.path(), "the .env file; a link is followed");
    var set =
        Field.or(
            "set",
            Shapes.map(Options.KEY, Options.VALUE),
            Map.<String, String>of(),
            "values by key; a value may be a reference such as ${env:TOKEN}");
    var remove =
        Field.or("remove", Shapes.list(Options.KEY), List.<String>of(), "keys that have to go");
    var create =
        Field.or("create", Shapes.bool(), false, "true: a missing file is made, with mode 0600");
    return Shapes.object(
        "Sets keys of an .env file and leaves the rest of it as it is, byte for byte.",
        (Values values) ->
            new EnvFileStep(
                values.get(file),
                values.get(set),
                values.get(remove),
                values.get(create),
                values.get(Options.AS)),
        file,
        set,
        remove,
        create,
        Options.AS);
  }

  @Override
  public String title() {
    return "set " + String.join(", ", keys()) + " in " + file;
  }

  private List<String> keys() {
    return List.copyOf(new EnvEdit(set, remove, Set.of()).keys());
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    return edited(sight).look();
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return switch (now.fact(Outlook.STATE).orElse("")) {
      case Outlook.AS_WANTED -> new Judgement.Done(now.said());
      case "differs" -> new Judgement.NotYet(now.said());
      case "refused" -> new Judgement.Failed(now.said());
      default -> new Judgement.CannotTell(now.said());
    };
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return edited(stage.sight()) instanceof Outlook.Edited edited && !edited.same()
        ? Undo.prepare(stage, before, edited.found(), Optional.of(edited.after().bytes()))
        : before;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var outlook = edited(stage.sight());
    if (!(outlook instanceof Outlook.Edited edited)) {
      return new StepResult.NotStarted(outlook.look().said());
    }
    return edited.same() ? new StepResult.Done("nothing to change") : write(stage, edited);
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var piece =
        Piece.of(Part.FILES, FileDriver.PLAIN_ENV)
            .call("env_begin", Shell.user(as), file.toString(), create ? "yes" : "no");
    for (var each : set.entrySet()) {
      piece =
          piece.line(
              "env_set " + each.getKey() + " " + Shell.value(each.getValue()) + " || return");
    }
    for (var each : remove) {
      piece = piece.call("env_remove", each);
    }
    return Optional.of(new PlainStep(piece.call("env_same"), piece.call("env_write")));
  }

  private StepResult write(Stage stage, Outlook.Edited edited) {
    try {
      var files = FilesAs.of(stage.host(), as);
      if (edited.found().isPresent()) {
        files.replace(file, edited.after().bytes());
      } else {
        files.writePrivate(file, edited.after().bytes());
      }
      return new StepResult.Done("wrote " + file);
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; " + file + " is as it was");
    }
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return edited(sight).preview();
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Undo.step(before, file, as, keys(), List.copyOf(hidden()));
  }

  private Outlook edited(Sight sight) {
    try {
      var edit = resolved(sight.secrets());
      var found = FilesAs.of(sight.host(), as).read(file);
      if (found.isEmpty() && !create) {
        return new Outlook.Refused(
            "there is no file " + file + "; with 'create: true' it would be made");
      }
      var text = EnvText.of(found.map(FileContent::bytes).orElse(new byte[0]));
      return new Outlook.Edited(found, text, edit.apply(text), edit);
    } catch (IllegalArgumentException e) {
      return new Outlook.Refused(file + " was left alone: " + e.getMessage());
    } catch (HostException | IllegalStateException e) {
      return new Outlook.Unseen(String.valueOf(e.getMessage()));
    }
  }

  private EnvEdit resolved(Secrets secrets) {
    var values = new LinkedHashMap<String, String>();
    set.forEach((key, value) -> values.put(key, secrets.resolve(value)));
    return new EnvEdit(values, remove, hidden());
  }

  /** The keys whose values are secrets, and were before. */
  private Set<String> hidden() {
    return set.entrySet().stream()
        .filter(each -> Secrets.in(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
