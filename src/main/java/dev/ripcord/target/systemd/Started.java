package dev.ripcord.target.systemd;

import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a unit runs and stays: systemd calls a simple service active before its program was even
 * found, so a process counts only when it is older than a settling time, and a longer one when
 * systemd had to start it again.
 */
record Started(String name, Duration settle) {
  private static final int PATIENCE = 3;
  private static final int LOOP = 2;

  /**
   * Judges what runs now.
   *
   * @param before what was seen before the act, which set the count of restarts to 0
   */
  Judgement judge(Optional<Unit> before, Unit now) {
    return switch (now.active()) {
      case "active", "reloading" -> running(before, now);
      case "activating" -> activating(before, now);
      case "failed" -> failed(before, now);
      case "inactive" -> inactive(before, now);
      default -> new Judgement.NotYet(now.look().said());
    };
  }

  private Judgement running(Optional<Unit> before, Unit now) {
    if (!now.lives()) {
      return new Judgement.Done(now.look().said());
    }
    var needed = now.restarts() == 0 ? settle : settle.multipliedBy(PATIENCE);
    var age = now.age();
    if (age.isEmpty()) {
      return new Judgement.CannotTell(
          now.look().said() + "; how long it lives cannot be seen on this host");
    }
    if (age.get().compareTo(needed) >= 0) {
      return new Judgement.Done(now.look().said());
    }
    return loops(before, now)
        ? crashLoop(now)
        : new Judgement.NotYet(
            now.look().said() + "; counted after " + Lengths.of(needed) + " of life");
  }

  private Judgement activating(Optional<Unit> before, Unit now) {
    if (!now.awaitsRestart()) {
      return new Judgement.NotYet("unit " + name + " is starting (" + now.sub() + ")");
    }
    return loops(before, now)
        ? crashLoop(now)
        : new Judgement.NotYet(
            "unit " + name + " died (" + now.ended() + ") and will be started again by systemd");
  }

  private Judgement failed(Optional<Unit> before, Unit now) {
    if (!startedSince(before, now)) {
      return new Judgement.NotYet(now.look().said());
    }
    return new Judgement.Failed(
        (now.restarts() == 0 ? "it was started and failed: " : "crash loop: ")
            + now.look().said()
            + "; journalctl -u "
            + name
            + " has its last words");
  }

  private Judgement inactive(Optional<Unit> before, Unit now) {
    if (before.isPresent() && now.type().equals("oneshot")) {
      return new Judgement.CannotTell(
          "unit "
              + name
              + " is a oneshot: it does its work and is gone, so that it ran cannot be seen;"
              + " set RemainAfterExit=yes in it, or use a command step");
    }
    return startedSince(before, now)
        ? new Judgement.Failed(
            "it was started and ended by itself at once: "
                + now.look().said()
                + "; journalctl -u "
                + name
                + " has its last words")
        : new Judgement.NotYet(now.look().said());
  }

  private Judgement crashLoop(Unit now) {
    return new Judgement.Failed(
        "crash loop: "
            + now.restarts()
            + " restarts since the act; "
            + now.look().said()
            + "; journalctl -u "
            + name
            + " has its last words");
  }

  private static boolean loops(Optional<Unit> before, Unit now) {
    return before.isPresent() && now.restarts() >= LOOP;
  }

  private static boolean startedSince(Optional<Unit> before, Unit now) {
    return !now.invocation().isEmpty()
        && before.filter(each -> !each.invocation().equals(now.invocation())).isPresent();
  }
}
