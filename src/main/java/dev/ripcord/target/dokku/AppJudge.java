package dev.ripcord.target.dokku;

import dev.ripcord.step.Judgement;
import java.util.Optional;

/** Whether what a step wants of an app is there, by its containers and not by an exit status. */
record AppJudge(Ask verb, Optional<String> wanted) {

  Judgement judge(Optional<Seen> before, Seen now) {
    if (now.unseen().isPresent()) {
      return new Judgement.CannotTell(now.look().said());
    }
    if (now.missing()) {
      return new Judgement.Failed(now.look().said());
    }
    return switch (verb) {
      case DEPLOY -> deployed(before, now, wanted.orElseThrow());
      case REBUILD -> renewed(before, now, before.map(Seen::containers), now.containers());
      case RESTART -> renewed(before, now, before.map(Seen::starts), now.starts());
      case STOP -> now.lives() ? notYet(now) : done(now);
      case START -> now.runs() ? done(now) : notYet(now);
    };
  }

  private static Judgement deployed(Optional<Seen> before, Seen now, String wanted) {
    if (now.locked()) {
      return notYet(now);
    }
    if (!now.is(wanted)) {
      return new Judgement.NotYet(
          now.look().said() + "; wanted is " + Identity.brief(wanted) + same(before, now));
    }
    if (!now.runs()) {
      return notYet(now);
    }
    var old = before.filter(each -> !each.is(wanted) && each.containers().equals(now.containers()));
    return old.isPresent()
        ? new Judgement.NotYet("Dokku says " + Identity.brief(wanted) + same(before, now))
        : done(now);
  }

  private static String same(Optional<Seen> before, Seen now) {
    return before.filter(each -> each.starts().equals(now.starts())).isPresent()
        ? ", and the containers are those from before"
        : "";
  }

  private static Judgement renewed(
      Optional<Seen> before, Seen now, Optional<String> old, String current) {
    if (old.isEmpty() || old.get().equals(current) || now.locked()) {
      return new Judgement.NotYet(now.look().said() + (before.isEmpty() ? "" : same(before, now)));
    }
    return now.runs() ? done(now) : notYet(now);
  }

  private static Judgement done(Seen now) {
    return new Judgement.Done(now.look().said());
  }

  private static Judgement notYet(Seen now) {
    return new Judgement.NotYet(now.look().said());
  }
}
