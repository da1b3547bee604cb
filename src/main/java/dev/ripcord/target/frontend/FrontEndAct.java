package dev.ripcord.target.frontend;

import dev.ripcord.check.FileHashes;
import dev.ripcord.check.FileHashes.Answer;
import dev.ripcord.check.Reveal;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.HostException;
import dev.ripcord.host.Trace;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.util.List;
import java.util.Map;

/**
 * One try of building and deploying. What was built before is moved aside first: a build that ends
 * with 0 and has built nothing must not deploy the old files as new ones.
 */
final class FrontEndAct {
  private static final String BUILD = "build";

  private final FrontEnd front;
  private final Stage stage;
  private final Reveal reveal;
  private final Map<String, String> environment;

  FrontEndAct(FrontEnd front, Stage stage, Reveal reveal) {
    this.front = front;
    this.stage = stage;
    this.reveal = reveal;
    this.environment = reveal.of(front.environment());
  }

  StepResult run() {
    BuildStamp.remove(stage.host(), front.folder());
    setAside();
    var build = stage.act(BUILD, command(front.build()));
    return switch (build) {
      case NotStarted(String why) -> {
        putBack();
        yield new StepResult.NotStarted("cannot build, nothing was changed: " + why);
      }
      case Lost(String why) -> new StepResult.Unknown("the build: " + why);
      case Exited _, TimedOut _ -> built(build);
    };
  }

  private StepResult built(CommandResult build) {
    var why = "the build ended with " + reveal.hide(build).said();
    var output = FileHashes.read(stage.host(), front.built(), front.as(), List.of());
    if (!build.ok()
        || !(output instanceof Answer.Read(FileHashes hashes))
        || hashes.files().isEmpty()) {
      putBack();
      var nothing = build.ok() ? why + ", and there is nothing in " + front.built() : why;
      BuildStamp.failed(nothing).write(stage.host(), front.folder());
      return new StepResult.Done(nothing + "; nothing was deployed");
    }
    var inputs = Inputs.hash(front, stage.sight());
    inputs.ifPresent(
        each -> BuildStamp.built(each, hashes.hash()).write(stage.host(), front.folder()));
    return deployed(why);
  }

  private StepResult deployed(String built) {
    var deploy = stage.act("deploy", command(front.deploy()));
    stage.act("clear", Command.of("rm", "-rf", "--", front.aside().toString()).as(front.as()));
    var said = built + "; the deployment: " + reveal.hide(deploy).said();
    return switch (deploy) {
      case NotStarted _ -> new StepResult.NotStarted(said + "; it was built, and not deployed");
      case Lost _ -> new StepResult.Unknown(said);
      case Exited _, TimedOut _ -> new StepResult.Done(said);
    };
  }

  private Command command(List<String> argv) {
    return Command.of(argv).in(front.folder()).as(front.as()).with(environment);
  }

  /** Not when this try has begun to build already, before a crash: then it is the new one. */
  private void setAside() {
    var begun = !(stage.host().trace(stage.act().part(BUILD)) instanceof Trace.NeverStarted);
    if (begun || !stage.host().files().exists(front.built())) {
      return;
    }
    must(
        stage.act(
            "clear-before",
            Command.of("rm", "-rf", "--", front.aside().toString()).as(front.as())));
    must(stage.act("aside", move(front.built().toString(), front.aside().toString())));
  }

  private void putBack() {
    if (stage.host().files().exists(front.aside())) {
      stage.act(
          "clear-failed", Command.of("rm", "-rf", "--", front.built().toString()).as(front.as()));
      stage.act("back", move(front.aside().toString(), front.built().toString()));
    }
  }

  private Command move(String from, String to) {
    return Command.of("mv", "-T", "--", from, to).as(front.as());
  }

  private static void must(CommandResult result) {
    if (!result.ok()) {
      throw new HostException(
          "cannot move aside what was built before: " + result.said() + "; nothing was changed");
    }
  }
}
