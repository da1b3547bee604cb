package dev.ripcord.target.pm2;

import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.Optional;

/** Decides from what was seen of an application whether what was asked of pm2 is so. */
record AppJudge(Pm2Verb verb, String app, Wanted wanted, Duration settle) {
  private static final int PATIENCE = 3;
  private static final int LOOP = 2;

  Judgement judge(Optional<AppView> before, AppView now) {
    if (now.unseen().isPresent()) {
      return new Judgement.CannotTell(now.look().said());
    }
    return switch (verb) {
      case START -> started(before, now);
      case RESTART -> restarted(before, now);
      case STOP -> stopped(now);
      case DELETE -> deleted(now);
      case SAVE -> saved(before, now);
    };
  }

  private Judgement restarted(Optional<AppView> before, AppView now) {
    if (before.isEmpty()) {
      return new Judgement.NotYet(now.look().said() + "; it is to be started anew");
    }
    return before.get().online() && now.pids().equals(before.get().pids())
        ? new Judgement.NotYet(now.look().said() + "; it is still the one from before")
        : started(before, now);
  }

  private Judgement started(Optional<AppView> before, AppView now) {
    if (!now.known()) {
      return new Judgement.NotYet(now.look().said());
    }
    var other = wanted.other(now);
    if (now.several() || other.isPresent()) {
      var said =
          now.several()
              ? now.count() + " processes have the name " + app + ": " + now.script()
              : other.orElseThrow();
      return before.isPresent() ? new Judgement.Failed(said) : new Judgement.NotYet(said);
    }
    return switch (now.status()) {
      case "online" -> online(before, now);
      case "errored", "stopped" -> ended(before, now);
      default -> new Judgement.NotYet(now.look().said());
    };
  }

  private Judgement ended(Optional<AppView> before, AppView now) {
    var old = before.filter(each -> each.text("started").equals(now.text("started")));
    if (before.isEmpty() || old.isPresent()) {
      return new Judgement.NotYet(now.look().said());
    }
    return new Judgement.Failed(
        (now.status().equals("errored")
                ? "crash loop: pm2 gave up after " + crashes(before, now) + " restarts; "
                : "it was started and ended by itself; ")
            + now.look().said()
            + lastWords());
  }

  private String lastWords() {
    return "; 'pm2 logs " + app + "' has its last words";
  }

  private Judgement online(Optional<AppView> before, AppView now) {
    var age = now.age();
    if (age.isEmpty()) {
      return new Judgement.NotYet(now.look().said() + "; its process was not found just now");
    }
    var crashes = crashes(before, now);
    var needed = crashes == 0 ? settle : settle.multipliedBy(PATIENCE);
    if (age.get().compareTo(needed) >= 0) {
      return wanted.environment(now, before.isPresent());
    }
    return crashes >= LOOP
        ? new Judgement.Failed(
            "crash loop: "
                + crashes
                + " restarts since the act; "
                + now.look().said()
                + lastWords())
        : new Judgement.NotYet(
            now.look().said() + "; counted after " + AppView.length(needed) + " of life");
  }

  /** pm2 counts a restart that was asked for too, but only of what was online. */
  private long crashes(Optional<AppView> before, AppView now) {
    if (before.isEmpty()) {
      return 0;
    }
    var kept =
        before.get().known() && !before.get().several() && wanted.other(before.get()).isEmpty();
    var asked = kept && before.get().online() && !now.pids().equals(before.get().pids()) ? 1 : 0;
    return Math.max(0, now.restarts() - (kept ? before.get().restarts() : 0) - asked);
  }

  private Judgement stopped(AppView now) {
    if (now.known()) {
      return now.stopped()
          ? new Judgement.Done(now.look().said())
          : new Judgement.NotYet(now.look().said());
    }
    if (now.saved()) {
      return new Judgement.Done(now.look().said() + "; it is in its saved list, and does not run");
    }
    return new Judgement.Failed(
        now.look().said() + "; correct the name, or say whose pm2 it is by user: or home:");
  }

  private Judgement deleted(AppView now) {
    return now.known()
        ? new Judgement.NotYet(now.look().said())
        : new Judgement.Done(now.look().said());
  }

  private Judgement saved(Optional<AppView> before, AppView now) {
    if (!now.daemonUp() || !now.known()) {
      return new Judgement.Failed(now.look().said() + "; there is nothing of it to save");
    }
    if (before.isEmpty() || before.get().text("saved-at").equals(now.text("saved-at"))) {
      return new Judgement.NotYet("dump.pm2 in " + now.text("home") + " is to be written");
    }
    return now.text("list").equals(now.text("saved-list"))
        ? new Judgement.Done("dump.pm2 in " + now.text("home") + " has what runs now")
        : new Judgement.Failed(
            "dump.pm2 in "
                + now.text("home")
                + " was written, but holds "
                + now.text("saved-list")
                + " instead of "
                + now.text("list"));
  }
}
