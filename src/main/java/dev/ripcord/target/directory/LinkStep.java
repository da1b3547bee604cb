package dev.ripcord.target.directory;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostException;
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

/**
 * Points a link at a folder, in one move.
 *
 * @param to as it is written into the link; empty means that there has to be no link
 */
record LinkStep(Path path, Optional<String> to, Optional<String> as) implements Step {
  static final String KIND = "link";
  private static final String UNSEEN = "unseen";

  static Shape<LinkStep> shape() {
    var path = Field.required("path", Shapes.path(), "the link");
    var to =
        Field.optional(
            "to", Shapes.text(), "what it points at; a relative path starts at the link's folder");
    var absent = Field.or("absent", Shapes.bool(), false, "true: there has to be no link");
    return Shapes.object(
        "Points a symbolic link at a file or folder, in one move.",
        values -> {
          if (values.get(to).isPresent() == values.get(absent)) {
            throw new IllegalArgumentException("say 'to': what the link points at");
          }
          return new LinkStep(values.get(path), values.get(to), values.get(Link.AS));
        },
        path,
        to,
        absent,
        Link.AS);
  }

  static Configured config(Path path, String to, Optional<String> as) {
    return config(path, Map.of("to", to), as);
  }

  private static Configured config(Path path, Map<String, Object> what, Optional<String> as) {
    var config = new LinkedHashMap<String, Object>();
    config.put("path", path.toString());
    config.putAll(what);
    as.ifPresent(each -> config.put("as", each));
    return new Configured(KIND, Nodes.of(config));
  }

  @Override
  public String title() {
    return to.map(each -> "point " + path + " at " + each).orElse("remove the link " + path);
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    try {
      var link = Link.look(sight, path, as);
      return new Look(link.facts(), link.said());
    } catch (HostException e) {
      return new Look(Map.of(UNSEEN, "true"), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (now.is(UNSEEN, "true")) {
      return new Judgement.CannotTell(now.said());
    }
    if (now.is("link", "no link")) {
      return new Judgement.Failed(now.said());
    }
    if (!asWanted(now)) {
      return new Judgement.NotYet(now.said());
    }
    return to.isPresent() && now.is("broken", "true")
        ? new Judgement.Failed(now.said())
        : new Judgement.Done(now.said());
  }

  private boolean asWanted(Look now) {
    return now.fact("target").map(this::absolute).equals(to.map(this::absolute));
  }

  private Path absolute(String target) {
    return path.resolveSibling(target).normalize();
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    try {
      return to.isPresent() ? moved(stage, to.get()) : removed(stage);
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; the link is as it was");
    }
  }

  private StepResult moved(Stage stage, String target) {
    var files = FilesAs.of(stage.host(), as);
    if (!files.exists(absolute(target))) {
      return new StepResult.NotStarted(target + " is not there; the link is as it was");
    }
    files.link(path, Path.of(target));
    return new StepResult.Done("moved " + path);
  }

  /** To be removed it has to be a link still; a move looks at that by itself. */
  private StepResult removed(Stage stage) {
    var link = Link.look(stage.sight(), path, as);
    if (link.blocked()) {
      return new StepResult.NotStarted(link.said());
    }
    FilesAs.of(stage.host(), as).delete(path);
    return new StepResult.Done("removed " + path);
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var words = List.of(Shell.user(as), path.toString(), to.orElse(""));
    var piece = Piece.of(DirectoryDriver.PLAIN);
    return Optional.of(new PlainStep(piece.call("link_is", words), piece.call("link_do", words)));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of(
        path + ": " + now.fact("target").orElse("(no link)") + " -> " + to.orElse("(no link)"));
  }

  @Override
  public Optional<Configured> undo(Look before) {
    if (before.is(UNSEEN, "true")) {
      return Optional.empty();
    }
    var what =
        before
            .fact("target")
            .<Map<String, Object>>map(each -> Map.of("to", each))
            .orElse(Map.of("absent", true));
    return Optional.of(config(path, what, as));
  }
}
