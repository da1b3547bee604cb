package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.BundleCheck;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Builds a front end, deploys it, and proves that it is the one that is served.
 *
 * <p>It is done when what lies in the output folder was built from the sources, the .env and the
 * environment as they are now, and when the files that are served, and the page as a browser gets
 * it, are the built ones by hash. What was served before is kept and can be put back.
 */
record FrontEndStep(FrontEnd front) implements Step {
  static final String KEPT = "kept";
  private static final Part PLAIN = Part.of(FrontEndStep.class, "front-end.sh");

  @Override
  public String title() {
    return "build and deploy the front end in " + front.folder();
  }

  /** Building and deploying again gives the same. */
  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    return new FrontEndLook(front, sight).look();
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var page = now.fact(FrontEndLook.PAGE);
    if (now.is(FrontEndLook.BUILD, FrontEndLook.CURRENT)
        && (front.served().isEmpty() || now.is(FrontEndLook.SERVED, FrontEndLook.AS_BUILT))
        && (front.url().isEmpty() || now.is(FrontEndLook.PAGE, FrontEndLook.AS_BUILT))) {
      return new Judgement.Done("the front end that is served is the one built: " + now.said());
    }
    if (before.isPresent() && now.is(FrontEndLook.BUILD, FrontEndLook.FAILED)) {
      var why = now.fact(FrontEndLook.BUILD + FrontEndLook.SAID).orElse("");
      return new Judgement.Failed("not built: " + why);
    }
    var told =
        !page.equals(Optional.of("unknown")) || !now.is(FrontEndLook.BUILD, FrontEndLook.CURRENT);
    return told ? new Judgement.NotYet(now.said()) : new Judgement.CannotTell(now.said());
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    if (front.served().isEmpty() || before.is(FrontEndLook.SERVED_HASH, "absent")) {
      return before;
    }
    var kept = new KeptFolder(stage, front.keeper()).keep(front.served().get());
    return before.with(KEPT, kept.toString());
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    try {
      return new FrontEndAct(front, stage, new Reveal(stage.sight().secrets())).run();
    } catch (IllegalStateException e) {
      return new StepResult.NotStarted("a secret cannot be had: " + e.getMessage());
    }
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var built = front.built().toString();
    var served = front.served().map(Path::toString).orElse("");
    var user = Shell.user(front.as());
    var parts = BundleCheck.parts().then(Piece.of(PLAIN));
    return Optional.of(
        new PlainStep(
            parts.call("front_is", built, served, front.url().orElse(""), user),
            parts
                .call("front_aside", built, served, user)
                .then(command(front.build()).plain(timeout))
                .line("front_built " + Shell.words(List.of(built, user)) + " || return 0")
                .then(command(front.deploy()).plain(timeout))
                .run("front_deployed", built, user)));
  }

  private Invocation command(List<String> argv) {
    return new Invocation(
        argv, Optional.of(front.folder().toString()), front.as(), front.environment());
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var lines = new ArrayList<String>();
    lines.add("builds in " + front.folder() + ": " + String.join(" ", front.build()));
    lines.add("deploys: " + String.join(" ", front.deploy()));
    if (!front.environment().isEmpty()) {
      lines.add("with " + String.join(", ", front.environment().keySet()) + " set");
    }
    lines.add("now: " + now.said());
    var tool = sight.host().look(tool());
    if (tool instanceof CommandResult.NotStarted(String why)) {
      lines.add("cannot be built as it is: " + why);
    }
    return lines;
  }

  private Command tool() {
    return Command.of(front.build().getFirst(), "--version").as(front.as());
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return before.fact(KEPT).map(this::restore);
  }

  private Configured restore(String kept) {
    var config = new LinkedHashMap<String, Object>();
    config.put("from", kept);
    config.put("to", front.served().map(Path::toString).orElseThrow());
    front.keeper().ifPresent(each -> config.put("as", each));
    front.url().ifPresent(each -> config.put("url", each));
    return new Configured("restore-folder", Nodes.of(config));
  }

  @Override
  public boolean reversible() {
    return front.served().isPresent();
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
