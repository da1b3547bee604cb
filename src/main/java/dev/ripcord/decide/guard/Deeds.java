package dev.ripcord.decide.guard;

import dev.ripcord.decide.guard.Happening.Armed;
import dev.ripcord.decide.guard.Happening.Certified;
import dev.ripcord.decide.guard.Happening.Deployed;
import dev.ripcord.decide.guard.Happening.Held;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.Happening.Resumed;
import dev.ripcord.decide.guard.Happening.RolledBack;
import dev.ripcord.decide.guard.Happening.Silenced;
import dev.ripcord.decide.guard.Happening.Started;
import dev.ripcord.decide.guard.Happening.Tried;
import dev.ripcord.rule.Contrast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people and Ripcord did to a service.
 *
 * @param good when it was first seen good since the newest deployment
 * @param holds how people keep automation from it
 * @param disarmed why automation stays still until somebody arms it
 * @param tried when one was to begin by itself last, and could not
 */
record Deeds(
    Optional<Deployed> deployment,
    Optional<Instant> good,
    List<RolledBack> rollbacks,
    Optional<Silenced> silenced,
    Holds holds,
    Optional<String> disarmed,
    Optional<Instant> tried,
    Optional<Instant> resumed) {
  static final Deeds NONE =
      new Deeds(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Holds.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final int KEPT = 100;

  Deeds {
    rollbacks = List.copyOf(rollbacks);
  }

  Deeds after(Happening happening) {
    return switch (happening) {
      case Looked _ -> this;
      case Deployed each -> running(Optional.of(each), Optional.empty());
      case RolledBack each -> rolledBack(each);
      case Silenced each -> silenced(each);
      case Held _, Started _ -> held(holds.after(happening), disarmed);
      case Armed _ -> held(holds.after(happening), Optional.empty());
      case Certified _ -> held(holds, Optional.empty());
      case Tried(Instant when) -> went(Optional.of(when), resumed);
      case Resumed(Instant when) -> went(tried, Optional.of(when));
    };
  }

  private Deeds running(Optional<Deployed> newest, Optional<Instant> seen) {
    return new Deeds(newest, seen, rollbacks, silenced, holds, disarmed, tried, resumed);
  }

  private Deeds silenced(Silenced each) {
    return new Deeds(
        deployment, good, rollbacks, Optional.of(each), holds, disarmed, tried, resumed);
  }

  private Deeds held(Holds next, Optional<String> out) {
    return new Deeds(deployment, good, rollbacks, silenced, next, out, tried, resumed);
  }

  private Deeds went(Optional<Instant> last, Optional<Instant> on) {
    return new Deeds(deployment, good, rollbacks, silenced, holds, disarmed, last, on);
  }

  /**
   * After one that it began itself it is disarmed. What runs then was not deployed: it is never to
   * blame, so automation does not go back step by step.
   */
  private Deeds rolledBack(RolledBack each) {
    var all = Stream.concat(rollbacks.stream(), Stream.of(each)).toList();
    var kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
    var why =
        each.helped()
            ? "it went back by itself from release:" + each.from() + " and is disarmed since"
            : "going back from release:" + each.from() + " did not help: it is not the release";
    var out = each.automatic() ? Optional.of(why) : disarmed;
    return new Deeds(
        Optional.empty(), Optional.empty(), kept, silenced, holds, out, tried, resumed);
  }

  Deeds seenGood(Instant at) {
    return good.isPresent() ? this : running(deployment, Optional.of(at));
  }

  /** Why a person keeps it from acting, whichever way. */
  Optional<String> held() {
    return holds.held().map(Held::why);
  }

  Facts.Change change(Optional<Double> badBefore, Optional<Contrast> contrast) {
    return new Facts.Change(
        deployment.map(Deployed::release),
        deployment.map(Deployed::at),
        good.filter(_ -> deployment.isPresent()),
        badBefore,
        contrast.filter(_ -> deployment.isPresent()));
  }

  Facts.Memory memory(Instant dayAgo) {
    var automatic = rollbacks.stream().filter(RolledBack::automatic).toList();
    var release = deployment.map(Deployed::release);
    return new Facts.Memory(
        (int) automatic.stream().filter(each -> release.equals(Optional.of(each.from()))).count(),
        (int) automatic.stream().filter(each -> each.at().isAfter(dayAgo)).count(),
        rollbacks.stream().map(RolledBack::at).max(Instant::compareTo),
        tried,
        disarmed);
  }

  /** Why nothing is said or done: maintenance, and the time after it in which things settle. */
  Optional<String> silence(Instant now, Duration settle) {
    return silenced
        .filter(each -> !now.isBefore(each.at()) && now.isBefore(each.until().plus(settle)))
        .map(each ->
            now.isBefore(each.until()) ? each.why() : each.why() + " is over, and it settles");
  }
}
