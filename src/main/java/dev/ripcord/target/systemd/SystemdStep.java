package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One verb of systemctl on one unit.
 *
 * @param as the user whose right it takes
 * @param settle how long a process must live to count as started
 * @param killAfter how long a stop may take before its processes are killed
 */
record SystemdStep(
    UnitVerb verb, String unit, String as, Duration settle, Optional<Duration> killAfter)
    implements Step {
  static final String KIND = "systemd";
  private static final Duration PATIENCE = Duration.ofSeconds(100); // above systemd's own 90 s
  private static final Duration LONG_STOP = Duration.ofSeconds(30);
  private static final int NO_RIGHT = 4;
  private static final int NO_UNIT = 5;

  @Override
  public String title() {
    return verb == UnitVerb.DAEMON_RELOAD
        ? "have systemd read the file of unit " + unit + " anew"
        : verb.word() + " unit " + unit;
  }

  @Override
  public Repeatability repeatability() {
    return switch (verb) {
      case START, STOP, ENABLE, DISABLE, DAEMON_RELOAD -> Repeatability.SAFE;
      case RESTART, RELOAD -> Repeatability.VERIFIABLE;
    };
  }

  @Override
  public Look look(Sight sight) {
    return UnitLook.at(sight.host(), unit).look();
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return new UnitJudge(verb, unit, settle).judge(before.map(Unit::new), new Unit(now));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (judge(Optional.empty(), before) instanceof Judgement.Failed(String hopeless)) {
      return new StepResult.NotStarted(hopeless);
    }
    return switch (verb) {
      case START -> start(stage, new Unit(before));
      case RESTART -> start(stage, "restart");
      case STOP -> stop(stage);
      case RELOAD, ENABLE, DISABLE -> result(stage.act(verb.word(), systemctl(verb.word())));
      case DAEMON_RELOAD -> result(stage.act(verb.word(), UnitFile.reload(as)));
    };
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var limit = Shell.seconds(timeout);
    var forced = killAfter.map(each -> Shell.seconds(each.compareTo(timeout) < 0 ? each : timeout));
    var words = new ArrayList<>(List.of(verb.word(), unit, as, limit));
    forced.ifPresent(words::add);
    return Optional.of(
        new PlainStep(
            Piece.of(SystemdDriver.PLAIN).call("unit_is", verb.word(), unit, Shell.seconds(settle)),
            Piece.of(SystemdDriver.PLAIN).call("unit_do", words)));
  }

  private StepResult start(Stage stage, Unit before) {
    // A start would wait for the automatic restart, however far away that is.
    return start(stage, before.awaitsRestart() ? "restart" : "start");
  }

  /** Forgets earlier failures first: systemd refuses a start after too many in a short time. */
  private StepResult start(Stage stage, String word) {
    stage.act("reset-failed", systemctl("reset-failed"));
    return result(stage.act(word, systemctl(word)));
  }

  private StepResult stop(Stage stage) {
    if (killAfter.isEmpty()) {
      return result(stage.act("stop", systemctl("stop")));
    }
    var limit = killAfter.get().compareTo(stage.timeout()) < 0 ? killAfter.get() : stage.timeout();
    var asked = stage.host().act(stage.act().part("stop"), systemctl("stop").within(limit));
    return asked instanceof CommandResult.TimedOut
        ? result(stage.act("kill", systemctl("kill", "--signal=KILL")))
        : result(asked);
  }

  private Command systemctl(String... words) {
    var argv = new ArrayList<>(List.of("systemctl", "--no-ask-password"));
    argv.addAll(List.of(words));
    argv.add("--");
    argv.add(unit);
    return Command.of(argv).as(Optional.of(as));
  }

  private StepResult result(CommandResult answer) {
    return switch (answer) {
      case CommandResult.Exited(int status, _) when status == NO_RIGHT || status == NO_UNIT ->
          new StepResult.NotStarted("systemctl " + verb.word() + ": " + answer.said());
      case CommandResult.Exited _ ->
          new StepResult.Done("systemctl " + verb.word() + ": " + answer.said());
      case CommandResult.TimedOut _ ->
          new StepResult.Accepted(
              unit,
              Duration.ofSeconds(1),
              "systemctl " + verb.word() + " " + answer.said() + "; systemd goes on with it");
      case CommandResult.NotStarted(String why) -> new StepResult.NotStarted(why);
      case CommandResult.Lost(String why) -> new StepResult.Unknown(why);
    };
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var unseen = new Unit(now);
    var lines = new ArrayList<String>();
    lines.add(unseen.unreachable().orElse(now.said()));
    if (verb == UnitVerb.STOP || verb == UnitVerb.RESTART) {
      stopWarning(unseen).ifPresent(lines::add);
    }
    if (unseen.unread() && verb != UnitVerb.DAEMON_RELOAD) {
      lines.add("its file was changed since systemd read it; 'systemctl daemon-reload' is due");
    }
    return lines;
  }

  private Optional<String> stopWarning(Unit now) {
    var allowed = now.text("stop-timeout");
    var limit = Lengths.span(allowed);
    if (!now.runs() || limit.filter(each -> each.compareTo(LONG_STOP) < 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "stopping it may take up to "
            + allowed
            + " (TimeoutStopSec)"
            + killAfter
                .map(each -> ", and is forced after " + Lengths.of(each))
                .orElse("; kill-after: would bound it"));
  }

  @Override
  public Optional<Configured> renewal(Configured own) {
    return switch (verb) {
      case RESTART, RELOAD, DAEMON_RELOAD -> Optional.of(own);
      case START, STOP, ENABLE, DISABLE -> none();
    };
  }

  @Override
  public Optional<Configured> undo(Look before) {
    var seen = new Unit(before);
    return switch (verb) {
      case STOP -> seen.runs() || seen.active().equals("activating") ? reverse("start") : none();
      case START, RESTART -> seen.loaded() && stood(seen) ? reverse("stop") : none();
      case ENABLE -> seen.file().equals("disabled") ? reverse("disable") : none();
      case DISABLE -> seen.file().equals("enabled") ? reverse("enable") : none();
      case RELOAD, DAEMON_RELOAD -> none();
    };
  }

  private static boolean stood(Unit before) {
    return before.active().equals("inactive") || before.failed();
  }

  private static Optional<Configured> none() {
    return Optional.empty();
  }

  private Optional<Configured> reverse(String word) {
    return Optional.of(new Configured(KIND, config(word, unit, as)));
  }

  /** The text that makes such a step. */
  static dev.ripcord.catalog.Node config(String word, String unit, String as) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put(word, unit);
    keys.put("as", as);
    return Nodes.of(keys);
  }

  @Override
  public Duration timeout() {
    return PATIENCE;
  }

  @Override
  public Duration within() {
    return Duration.ofSeconds(10).plus(settle.multipliedBy(2));
  }
}
