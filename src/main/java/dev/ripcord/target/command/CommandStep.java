package dev.ripcord.target.command;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.PlainChecks;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Round;
import dev.ripcord.check.Sight;
import dev.ripcord.host.ActId;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command of the user's own.
 *
 * <p>What proves it are the checks under {@code observe} (good when it is done; then it is not run)
 * and {@code verify} (looked at after it ran). Without either it can never be seen to have worked:
 * it is judged {@code CannotTell}, so that a run with it ends ROLLED_BACK_UNVERIFIED at best. Its
 * exit status is read from the host's supervisor and is evidence: it shows in every judgement, and
 * a wrong one is a failure where there is nothing better to go by.
 *
 * @param undo the configuration of the command that puts it back, or a word of {@link UndoShape}
 */
record CommandStep(
    Invocation invocation,
    Optional<String> name,
    List<Integer> exit,
    List<NamedCheck> observe,
    List<NamedCheck> verify,
    Optional<Node> undo,
    Repeatability repeatability)
    implements Step {
  private static final String PART = "run";
  private static final Part PLAIN = Part.of(CommandStep.class, "command-step.sh");

  CommandStep {
    exit = List.copyOf(exit);
    observe = List.copyOf(observe);
    verify = List.copyOf(verify);
  }

  @Override
  public String title() {
    return name.orElseGet(() -> "run '" + invocation.title() + "'");
  }

  @Override
  public Look look(Sight sight) {
    var facts = new LinkedHashMap<String, String>();
    seen(sight, CommandJudge.OBSERVE, observe, facts);
    seen(sight, CommandJudge.VERIFY, verify, facts);
    try {
      lastAct().read(sight.host()).ifPresent(each -> ended(sight, each, facts));
    } catch (HostException e) {
      facts.put(CommandJudge.ENDED, "how it ended cannot be read: " + e.getMessage());
    }
    var said = judge().judge(Optional.empty(), new Look(facts, "")).said();
    return new Look(facts, said);
  }

  private static void seen(
      Sight sight, String by, List<NamedCheck> checks, Map<String, String> facts) {
    if (checks.isEmpty()) {
      return;
    }
    var round = new Round(checks.stream().map(each -> each.look(sight)).toList());
    facts.put(by, round.state().name().toLowerCase(Locale.ROOT));
    facts.put(by + CommandJudge.SAID, round.said());
  }

  private void ended(Sight sight, ActId act, Map<String, String> facts) {
    var trace = sight.host().trace(act);
    if (trace.began()) {
      var end = trace.end();
      var said = end.map(each -> revealed(sight).hide(each).said());
      facts.put(CommandJudge.EXIT, end.map(CommandStep::exit).orElse("running"));
      facts.put(CommandJudge.ENDED, said.orElse("it still runs"));
      facts.put(CommandJudge.ACT, act.folder());
    }
  }

  private static String exit(CommandResult result) {
    return switch (result) {
      case Exited(int status, _) -> String.valueOf(status);
      case TimedOut _ -> "timeout";
      case NotStarted _, Lost _ -> "unknown";
    };
  }

  /** Knows the secrets of the environment, so that what was printed can be shown without them. */
  private Reveal revealed(Sight sight) {
    invocation.environment().values().forEach(sight.secrets()::learn);
    return new Reveal(sight.secrets());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return judge().judge(before, now);
  }

  private CommandJudge judge() {
    return new CommandJudge(!observe.isEmpty(), !verify.isEmpty(), exit);
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var result = run(stage);
    return switch (result) {
      case Exited _, TimedOut _ -> new StepResult.Done(result.said());
      case NotStarted _ -> new StepResult.NotStarted(result.said());
      case Lost _ -> new StepResult.Unknown(result.said());
    };
  }

  /** Runs it once; what it printed comes back without secrets. */
  CommandResult run(Stage stage) {
    var reveal = new Reveal(stage.sight().secrets());
    try {
      var command = invocation.command(reveal);
      lastAct().note(stage.host(), stage.act().part(PART));
      return reveal.hide(stage.act(PART, command));
    } catch (IllegalStateException e) {
      return new NotStarted("a secret cannot be had: " + e.getMessage());
    }
  }

  /** Its end is told by the one process that does it, so nothing has to be remembered. */
  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var look = Piece.of(PLAIN);
    look = observe.isEmpty() ? look : PlainChecks.round("observed", observe).then(look);
    look = verify.isEmpty() ? look : PlainChecks.round("verified", verify).then(look);
    var words = List.of(observe.isEmpty() ? "" : "observed", verify.isEmpty() ? "" : "verified");
    var act = invocation.plain(timeout).run("command_ended", exitWords());
    return Optional.of(new PlainStep(look.call("command_is", words), act));
  }

  private String[] exitWords() {
    return exit.stream().map(String::valueOf).toArray(String[]::new);
  }

  private LastAct lastAct() {
    return LastAct.of(invocation);
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var lines = new ArrayList<String>();
    lines.add("runs '" + invocation.title() + "'" + surroundings());
    if (observe.isEmpty() && verify.isEmpty()) {
      lines.add("what it does cannot be seen: it has neither 'observe' nor 'verify'");
    }
    if (undo.isEmpty()) {
      lines.add("cannot be put back: it has no 'undo'");
    }
    return lines;
  }

  private String surroundings() {
    var names = invocation.environment().keySet();
    return invocation.as().map(each -> " as " + each).orElse("")
        + invocation.directory().map(each -> " in " + each).orElse("")
        + (names.isEmpty() ? "" : " with " + String.join(", ", names));
  }

  /** The undo runs where and as the command did, unless it says otherwise. */
  @Override
  public Optional<Configured> undo(Look before) {
    return undo.filter(each -> !UndoShape.isWord(each))
        .map(each -> new Configured("command", inherited(each)));
  }

  private Node inherited(Node node) {
    var own = new HashMap<String, Node>();
    var all = new LinkedHashMap<String, Object>();
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(each -> own.put(each.key().text(), each.value()));
    } else {
      all.put("run", node);
    }
    all.put("title", "undo: " + title());
    invocation.directory().ifPresent(each -> all.put("directory", each));
    invocation.as().ifPresent(each -> all.put("as", each));
    if (!invocation.environment().isEmpty()) {
      all.put("environment", invocation.environment());
    }
    all.putAll(own);
    return Nodes.of(all);
  }

  /** Its checks are about the release that it was to bring, and this is about the one before. */
  @Override
  public Optional<Configured> renewal(Configured own) {
    return undo.filter(UndoShape::isAgain)
        .map(_ -> new Configured(own.kind(), Nodes.without(own.config(), "observe", "verify")));
  }

  @Override
  public boolean reversible() {
    return undo.isPresent();
  }

  /** With nothing to look at there is nothing to wait for. */
  @Override
  public Duration within() {
    return observe.isEmpty() && verify.isEmpty() ? Duration.ZERO : Step.super.within();
  }
}
