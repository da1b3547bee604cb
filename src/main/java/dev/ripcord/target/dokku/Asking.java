package dev.ripcord.target.dokku;

import dev.ripcord.clock.Deadline;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Carries a command to Dokku, and finds out what became of it when the line broke. */
record Asking(DokkuStep step, Stage stage, Look before) {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(20);

  /** What ssh says when it never got as far as the command. */
  private static final Pattern NEVER_THERE =
      Pattern.compile(
          "Could not resolve|Connection refused|No route to host|Connection timed out"
              + "|Permission denied|Host key verification failed|Operation timed out"
              + "|Network is unreachable|Bad configuration option|Can't open user config");

  /** One command. */
  StepResult once(String part, List<String> words) {
    var answer = stage.act(part, step.line().command(stage.host(), words));
    var said = "dokku " + words.getFirst() + ": " + answer.said();
    return switch (answer) {
      case CommandResult.Exited(int status, var output) when broke(status) ->
          NEVER_THERE.matcher(output.stderr()).find()
              ? new StepResult.NotStarted(said)
              : settled(said);
      case CommandResult.Exited _ -> new StepResult.Done(said);
      case CommandResult.TimedOut _ -> settled(said + "; Dokku may go on with it");
      case CommandResult.NotStarted(String why) -> new StepResult.NotStarted(why);
      case CommandResult.Lost(String why) -> settled(why);
    };
  }

  /**
   * A deployment; where Dokku ends with 0 and has changed nothing, because the same stands in the
   * repository already, its containers are made anew from that.
   */
  StepResult untilChanged(List<String> words) {
    var first = once("deploy", words);
    if (!(first instanceof StepResult.Done) || !first.said().contains(": exit 0")) {
      return first;
    }
    var now = new Seen(step.look(stage.sight()));
    var old = new Seen(before);
    var wanted = step.wanted().orElseThrow();
    var unchanged =
        now.unseen().isEmpty()
            && !now.is(wanted)
            && now.containers().equals(old.containers())
            && (now.headIs(wanted) || now.look().fact(Seen.SHA).equals(before.fact(Seen.SHA)));
    if (!unchanged) {
      return first;
    }
    var again = once("rebuild", List.of("ps:rebuild", step.app()));
    return again instanceof StepResult.Done
        ? new StepResult.Done(first.said() + ", but it changed nothing; " + again.said())
        : again;
  }

  private boolean broke(int status) {
    return status == Line.BROKEN && step.line().at().isPresent();
  }

  /** Looks until it is as wanted, or until Dokku has done nothing for a while. */
  private StepResult settled(String said) {
    var clock = stage.sight().clock();
    var end = Deadline.in(clock, stage.timeout());
    var quiet = Deadline.in(clock, QUIET);
    while (!end.passed()) {
      var now = step.look(stage.sight());
      if (step.judge(Optional.of(before), now) instanceof Judgement.Done) {
        break;
      }
      if (new Seen(now).locked() || new Seen(now).unseen().isPresent()) {
        quiet = Deadline.in(clock, QUIET);
      } else if (quiet.passed()) {
        break;
      }
      try {
        clock.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return new StepResult.Unknown(said);
  }
}
