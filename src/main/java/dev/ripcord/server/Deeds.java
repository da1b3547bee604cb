package dev.ripcord.server;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.decide.guard.LastLooks;
import dev.ripcord.journal.Outcome;
import dev.ripcord.rule.Condition;
import dev.ripcord.rule.Sample;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.server.Warden.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Does what wardens decided: looks once more, asks for the last word, and goes back. */
final class Deeds {
  private static final int LOOKS = 3;
  private static final Duration BETWEEN = Duration.ofMillis(700);

  /** One that has not ended by then tells nothing, as on a file system that is gone. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final Hands hands;
  private final Clock clock;
  private final StopSwitch stop;
  private final BooleanSupplier ending;

  /** {@code ending} is whether the daemon ends: it begins nothing more then. */
  Deeds(Hands hands, Clock clock, StopSwitch stop, BooleanSupplier ending) {
    this.hands = hands;
    this.clock = clock;
    this.stop = stop;
    this.ending = ending;
  }

  /** May take as long as a rollback and its watch. */
  void run(Deed deed) {
    try {
      switch (deed) {
        case Deed.GoBack back -> goBack(back);
        case Deed.TakeUp up -> takeUp(up);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void goBack(Deed.GoBack deed) throws InterruptedException {
    var warden = deed.warden();
    var service = warden.service().name();
    var rule = deed.ruling().rule();
    var why = "incident %s: rule %s (%s)".formatted(deed.incident().id(), rule.name(), rule.text());
    var remedy = deed.ruling().remedy();
    var prepared =
        remedy.isPresent()
            ? hands.prepareRemedy(service, remedy.get())
            : hands.prepare(service, rule.rollBack().orElseThrow().procedure(), why);
    var looks = LastLooks.of(rule.when(), rounds(service, rule.when()));
    var run = hands.newRun();
    if (ending.getAsBoolean()
        || stop.asked().isPresent()
        || !warden.agree(deed, prepared.way(), looks, run)) {
      warden.left();
      return;
    }
    warden.done(run, carryOut(prepared, run, why));
  }

  /** Only a remedy may have nothing to do; that there is a way back was agreed upon. */
  private Hands.Ending carryOut(Hands.Prepared prepared, String run, String why) {
    return prepared
        .plan()
        .map(each -> hands.carryOut(each, run, why, stop))
        .orElseGet(() ->
            new Hands.Ending(
                Optional.of(Outcome.REFUSED), prepared.way().obstacle().orElse("not ready")));
  }

  private void takeUp(Deed.TakeUp deed) {
    if (!hands.isBegun(deed.acting().run())) {
      deed.warden().neverBegun(deed.acting());
      return;
    }
    var ending = hands.resume(deed.acting().run(), stop);
    if (stop.asked().isPresent() && ending.outcome().isEmpty()) {
      deed.warden().left();
    } else {
      deed.warden().done(deed.acting().run(), ending);
    }
  }

  private List<Map<String, Sample.State>> rounds(String service, Condition condition)
      throws InterruptedException {
    var probes = LastLooks.probes(condition);
    var rounds = new ArrayList<Map<String, Sample.State>>();
    if (probes.isEmpty()) {
      return rounds;
    }
    var looks = new TreeMap<>(hands.looks(service));
    looks.keySet().retainAll(probes);
    for (var i = 0; i < LOOKS; i++) {
      if (i > 0) {
        clock.sleep(BETWEEN);
      }
      rounds.add(round(looks));
    }
    return rounds;
  }

  private Map<String, Sample.State> round(Map<String, Hands.Look> looks)
      throws InterruptedException {
    var states = new ConcurrentHashMap<String, Sample.State>();
    var since = clock.now();
    var threads = new ArrayList<Thread>();
    looks.forEach((name, look) ->
        threads.add(Thread.startVirtualThread(() -> states.put(name, state(look, since)))));
    var deadline = Deadline.in(clock, LONGEST_LOOK);
    for (var each : threads) {
      var _ = each.join(deadline.remaining());
    }
    return Map.copyOf(states);
  }

  private static Sample.State state(Hands.Look look, Instant since) {
    return Sample.State.valueOf(look.at(since).state().name());
  }
}
