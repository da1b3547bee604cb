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
 * @param disarmed why automation stays still until somebody arms it
 * @param tried when one was to begin by itself last, and could not
 */
record Deeds(
    Optional<Deployed> deployment,
    Optional<Instant> good,
    List<RolledBack> rollbacks,
    Optional<Silenced> silenced,
    Optional<String> hold,
    Optional<String> disarmed,
    Optional<Instant> tried,
    Optional<Instant> resumed) {
  static final Deeds NONE =
      new Deeds(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
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
      case Deployed each ->
          new Deeds(
              Optional.of(each),
              Optional.empty(),
              rollbacks,
              silenced,
              hold,
              disarmed,
              tried,
              resumed);
      case RolledBack each -> rolledBack(each);
      case Silenced each ->
          new Deeds(deployment, good, rollbacks, Optional.of(each), hold, disarmed, tried, resumed);
      case Held(_, String why) ->
          new Deeds(
              deployment, good, rollbacks, silenced, Optional.of(why), disarmed, tried, resumed);
      case Armed _ ->
          new Deeds(
              deployment,
              good,
              rollbacks,
              silenced,
              Optional.empty(),
              Optional.empty(),
              tried,
              resumed);
      case Started _ ->
          new Deeds(
              deployment, good, rollbacks, silenced, Optional.empty(), disarmed, tried, resumed);
      case Certified _ ->
          new Deeds(deployment, good, rollbacks, silenced, hold, Optional.empty(), tried, resumed);
      case Tried(Instant at) ->
          new Deeds(
              deployment, good, rollbacks, silenced, hold, disarmed, Optional.of(at), resumed);
      case Resumed(Instant at) ->
          new Deeds(deployment, good, rollbacks, silenced, hold, disarmed, tried, Optional.of(at));
    };
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
    return new Deeds(
        Optional.empty(),
        Optional.empty(),
        kept,
        silenced,
        hold,
        each.automatic() ? Optional.of(why) : disarmed,
        tried,
        resumed);
  }

  Deeds seenGood(Instant at) {
    return good.isPresent()
        ? this
        : new Deeds(
            deployment, Optional.of(at), rollbacks, silenced, hold, disarmed, tried, resumed);
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
        Stream.concat(rollbacks.stream().map(RolledBack::at), tried.stream())
            .max(Instant::compareTo),
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
