package dev.ripcord.report;

import static dev.ripcord.report.Told.OWNER;
import static dev.ripcord.report.Told.check;
import static dev.ripcord.report.Told.failed;
import static dev.ripcord.report.Told.rollback;
import static dev.ripcord.report.Told.succeeded;

import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Phases;
import dev.ripcord.plan.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run for each way in which a run can stand. */
final class Stories {
  private static final Duration TOOK = Duration.ofMillis(4435);

  private Stories() {}

  static Map<String, List<Entry>> all() {
    var all = new LinkedHashMap<String, Told>();
    all.put("recovered", recovered());
    all.put("certified", watched(new Event.Watched(true, false, "180 of 180 looks were good")));
    all.put("relapsed", watched(new Event.Watched(false, true, "page: answered 500")));
    all.put("watch-broken-off", watched(new Event.Watched(false, false, "broken off (ctrl-C)")));
    all.put("watch-open", watching());
    all.put("degraded", degraded());
    all.put("partial", partial());
    all.put("unverified", unverified());
    all.put("failed-safe", failedSafe());
    all.put("failed-dirty", failedDirty());
    all.put("refused", refused());
    all.put("already-there", alreadyThere());
    all.put("aborted", aborted());
    all.put("waiting", waiting());
    all.put("superseded", waiting().after(60_000).add(new Event.Superseded("r2", "max@box")));
    all.put("decided", decided());
    all.put("going", rollback().link());
    all.put("resumed", resumed());
    all.put("clock-put-back", clockPutBack());
    all.put("restart", restart());
    all.put("phases", phases());
    var entries = new LinkedHashMap<String, List<Entry>>();
    all.forEach((name, told) -> entries.put(name, told.entries()));
    return entries;
  }

  static Told recovered() {
    return rollback()
        .stepsGoWell()
        .proof("GOOD", "GOOD")
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), TOOK);
  }

  private static Told phases() {
    var steps =
        new Phases(
            List.of(
                new Phases.Part("preparation", Duration.ofMinutes(5), List.of("1")),
                new Phases.Part("transition", Duration.ofSeconds(1), List.of("2")),
                new Phases.Part("after", Duration.ofMinutes(1), List.of("9"))));
    var list =
        new Checklist(
            List.of(
                new Checklist.Item("Team notified", Checklist.State.DONE, Optional.empty()),
                new Checklist.Item(
                    "Users assessed", Checklist.State.WAIVED, Optional.of("nobody is online"))));
    var down = Duration.ofMillis(1500);
    return Told.of(Told.plan(steps), Optional.of(list))
        .stepsGoWell()
        .proof("GOOD", "GOOD")
        .add(new Event.Downtime("page", down, down, Duration.ZERO, TOOK, 9, Duration.ofMillis(500)))
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), TOOK);
  }

  private static Told watching() {
    return recovered().after(2).add(new Event.WatchBegan(Instant.parse("2026-11-21T12:15:04Z")));
  }

  private static Told watched(Event.Watched end) {
    return watching().after(900_000).add(end);
  }

  private static Told degraded() {
    return rollback()
        .stepsGoWell()
        .proof("GOOD", "BAD")
        .finished(
            new Event.Finished(
                Outcome.RECOVERED_DEGRADED,
                Outcome.RECOVERED_DEGRADED.meaning(),
                List.of("check stock: bad: 12 articles"),
                List.of("complete it: ripcord rollback shop release:1 --procedure full"),
                TOOK));
  }

  private static Told partial() {
    return rollback()
        .add(new Event.Skipped("1", false, "left out: nginx does not run here"))
        .restart()
        .proof("GOOD", "GOOD")
        .finished(
            new Event.Finished(
                Outcome.PARTIAL,
                Outcome.PARTIAL.meaning(),
                List.of(),
                List.of("complete it: ripcord rollback shop release:1 --procedure full"),
                Duration.ofMinutes(7)));
  }

  private static Told unverified() {
    return rollback()
        .link()
        .after(5)
        .add(new Event.Intended("2", 1, Map.of(), "nothing can be seen of it"))
        .after(900)
        .add(new Event.Doubted("2", 1, false, "nothing tells; exit status 0"))
        .proof("UNKNOWN", "GOOD")
        .finished(
            new Event.Finished(
                Outcome.ROLLED_BACK_UNVERIFIED,
                Outcome.ROLLED_BACK_UNVERIFIED.meaning(),
                List.of("step 2, restart the shop: done, but its effect cannot be seen"),
                List.of("see all of it: ripcord show " + Told.RUN),
                TOOK));
  }

  private static Told failedSafe() {
    return rollback()
        .after(10)
        .add(failed("1", 1, false, false, "releases/1.0 cannot be read"))
        .after(10)
        .add(failed("1", 2, false, true, "releases/1.0 cannot be read"))
        .finished(
            new Event.Finished(
                Outcome.FAILED_SAFE,
                "it failed before anything was changed: step 1, point current at 1.0: releases/1.0"
                    + " cannot be read",
                List.of("step 1, point current at 1.0: failed, nothing changed by it"),
                List.of("mend what it says, then: ripcord rollback shop release:1"),
                Duration.ofMillis(4300)));
  }

  private static Told failedDirty() {
    return rollback()
        .link()
        .after(5)
        .add(new Event.Intended("2", 1, Map.of("pid", "4802"), "running as process 4802"))
        .after(2100)
        .add(failed("2", 1, true, false, "not so after 2s: no process; exit status 1"))
        .after(5)
        .add(new Event.Intended("2", 2, Map.of("pid", "4802"), "no process"))
        .after(2100)
        .add(failed("2", 2, true, true, "not so after 2s: no process; exit status 1"))
        .finished(
            new Event.Finished(
                Outcome.FAILED_DIRTY,
                "it failed, and something was changed: step 2, restart the shop: no process",
                List.of("step 2, restart the shop: failed, and may have changed something"),
                List.of("put back what it changed: ripcord undo " + Told.RUN, "call L1 Anna"),
                Duration.ofMillis(4242)));
  }

  private static Told refused() {
    return rollback()
        .after(30)
        .finished(Outcome.REFUSED, "run r9 of max@laptop has 'shop' on local", Duration.ZERO);
  }

  private static Told alreadyThere() {
    return rollback()
        .add(new Event.Skipped("1", true, "current points at 1.0"))
        .add(new Event.Skipped("2", true, "running as process 4802"))
        .proof("GOOD", "GOOD")
        .finished(Outcome.ALREADY_THERE, Outcome.ALREADY_THERE.meaning(), TOOK);
  }

  private static Told aborted() {
    return rollback()
        .link()
        .after(100)
        .add(new Event.StopAsked("olga@box", "ctrl-C"))
        .finished(
            new Event.Finished(
                Outcome.ABORTED,
                "it was stopped on request of olga@box: ctrl-C",
                List.of("step 2, restart the shop: not begun"),
                List.of("put back what it changed: ripcord undo " + Told.RUN),
                Duration.ofMillis(140)));
  }

  private static Told waiting() {
    return rollback()
        .link()
        .after(5)
        .add(new Event.Intended("2", 1, Map.of("pid", "4802"), "running as process 4802"))
        .after(3000)
        .add(new Event.Doubted("2", 1, true, "how it ended cannot be known"))
        .finished(
            new Event.Finished(
                Outcome.WAITING,
                "it waits for a person: step 2, restart the shop: how it ended cannot be known",
                List.of("step 2, restart the shop: not known what it did"),
                List.of("look at the service, then say: ripcord approve " + Told.RUN),
                Duration.ofMillis(3037)));
  }

  private static Told decided() {
    return waiting()
        .after(240_000)
        .add(new Event.Decided("2", "done", "max@box", Optional.of("it runs, I looked")))
        .after(3000)
        .add(new Event.Claimed(8, "max@box 99 1763726700000"))
        .proof("GOOD", "GOOD")
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), Duration.ofMillis(3001));
  }

  /** Killed in the second step, taken up three minutes later on the other side of midnight. */
  private static Told resumed() {
    return rollback()
        .link()
        .after(63_000 - 32)
        .add(
            new Event.Intended(
                "2", 1, Map.of("pid", "4802", "ripcord.boot", "b1"), "running as process 4802"))
        .after(187_000)
        .add(new Event.Claimed(8, OWNER))
        .after(15)
        .add(
            succeeded(
                "2",
                1,
                Map.of("pid", "5120"),
                "running as process 5120 (found after an interruption)",
                15))
        .proof("GOOD", "GOOD")
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), Duration.ofMillis(3020));
  }

  private static Told clockPutBack() {
    return rollback()
        .link()
        .after(-3_600_000)
        .restart()
        .proof("GOOD", "GOOD")
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), TOOK);
  }

  private static Told restart() {
    return Told.of(Told.plan(Purpose.LIFECYCLE, "restart", Optional.empty(), List.of()))
        .stepsGoWell()
        .after(1000)
        .add(check("page", true, false, "GOOD", "answers 200", 3))
        .finished(Outcome.RECOVERED, Outcome.RECOVERED.meaning(), TOOK);
  }
}
