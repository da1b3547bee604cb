package dev.ripcord.target.command;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import java.util.List;
import java.util.Optional;

/**
 * Whether a command did what it should, by what was seen; pure.
 *
 * @param observes whether it declares what is so when it is done
 * @param verifies whether it declares what proves it afterwards
 * @param exit the exit statuses that are no failure
 */
record CommandJudge(boolean observes, boolean verifies, List<Integer> exit) {
  static final String OBSERVE = "observe";
  static final String VERIFY = "verify";
  static final String ACT = "act";
  static final String EXIT = "exit";
  static final String ENDED = "ended";
  static final String SAID = ".said";

  Judgement judge(Optional<Look> before, Look now) {
    if (observes && now.is(OBSERVE, "good")) {
      return new Judgement.Done(said(now, OBSERVE) + ended(before, now));
    }
    if (before.isEmpty() || !ran(before.get(), now)) {
      var why = observes ? said(now, OBSERVE) : "it has not run";
      return new Judgement.NotYet(why);
    }
    if (verifies) {
      return before.get().is(VERIFY, "good") ? provenByEnd(now) : proven(now, VERIFY);
    }
    return observes ? proven(now, OBSERVE) : unproven(now);
  }

  /**
   * What was good before the command too, such as an old file that a restore should have replaced,
   * proves it only together with an end that is no failure.
   */
  private Judgement provenByEnd(Look now) {
    if (now.is(EXIT, "unknown")) {
      return new Judgement.CannotTell(now.fact(ENDED).orElse("its end is not known"));
    }
    return switch (unproven(now)) {
      case Judgement.Failed(String said) ->
          new Judgement.Failed(said + ", and what should prove it was so before it ran");
      case Judgement.NotYet still -> still;
      case Judgement.CannotTell _, Judgement.Done _ -> proven(now, VERIFY);
    };
  }

  /** A command that ran is another act than the one seen before; the time alone would not tell. */
  private static boolean ran(Look before, Look now) {
    return now.fact(ACT).isPresent() && !now.fact(ACT).equals(before.fact(ACT));
  }

  private static Judgement proven(Look now, String by) {
    var said = said(now, by) + "; " + now.fact(ENDED).orElse("its end is not known");
    return switch (now.fact(by).orElse("unknown")) {
      case "good" -> new Judgement.Done(said);
      case "bad" -> new Judgement.NotYet(said);
      default -> new Judgement.CannotTell(said);
    };
  }

  /**
   * Nothing was declared to look at, so that its end is all there is: enough to fail by, no more.
   */
  private Judgement unproven(Look now) {
    var ended = now.fact(ENDED).orElse("its end is not known");
    if (now.is(EXIT, "running")) {
      return new Judgement.NotYet(ended);
    }
    var status = now.fact(EXIT).filter(each -> each.matches("\\d+")).map(Integer::valueOf);
    if (status.map(each -> !exit.contains(each)).orElse(false) || now.is(EXIT, "timeout")) {
      return new Judgement.Failed(ended);
    }
    return new Judgement.CannotTell(ended + ", and no 'verify' says how to see what it did");
  }

  private static String said(Look look, String by) {
    return look.fact(by + SAID).orElse("");
  }

  private static String ended(Optional<Look> before, Look now) {
    return before
        .filter(each -> ran(each, now))
        .flatMap(_ -> now.fact(ENDED))
        .map(each -> "; " + each)
        .orElse("");
  }
}
