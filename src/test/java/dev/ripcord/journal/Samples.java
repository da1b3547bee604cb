package dev.ripcord.journal;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Release;
import dev.ripcord.step.Repeatability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events with something in every part. */
public final class Samples {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration TOOK = Duration.ofMillis(1234);

  private Samples() {}

  public static Event.Created created(String service) {
    return new Event.Created(
        plan(service, Rank.MANUAL), "anna", Optional.of("errors"), "0.1", Optional.empty());
  }

  public static Event.Created created(String service, Rank rank) {
    return new Event.Created(
        plan(service, rank), "anna", Optional.of("errors"), "0.1", Optional.empty());
  }

  static Event.Intended intended(String path, int attempt) {
    return new Event.Intended(path, attempt, Map.of("unit", "active"), "stop the new unit");
  }

  static Event.Accepted accepted(String path, int attempt) {
    return new Event.Accepted(path, attempt, "deployment/7", Duration.ofSeconds(5), "goes on");
  }

  static Event.Succeeded succeeded(String path, int attempt) {
    return new Event.Succeeded(path, attempt, Map.of("unit", "inactive"), "stopped", TOOK);
  }

  static Event.Failed failed(String path, int attempt, boolean last) {
    return new Event.Failed(path, attempt, true, last, "exit code 1", TOOK);
  }

  public static Event.Finished finished(Outcome outcome) {
    return new Event.Finished(outcome, "it is over", List.of("unit is active"), List.of(), TOOK);
  }

  /** One of each event that a holder appends. */
  static List<Event> everyAppended() {
    return List.of(
        new Event.Skipped("1", true, "was so before"),
        intended("2.1", 1),
        accepted("2.1", 1),
        succeeded("2.1", 1),
        intended("2.2", 1),
        failed("2.2", 1, false),
        intended("2.2", 2),
        new Event.Doubted("2.2", 2, true, "the process was killed"),
        new Event.Decided("2.2", "skip", "anna", Optional.of("looked at it: \"done\"\nreally")),
        new Event.Checked("api", true, false, "good", "200 in 12 ms — ✓", 3),
        new Event.Downtime("api", TOOK, TOOK, Duration.ZERO, Duration.ofSeconds(9), 18, TOOK),
        new Event.StopAsked("anna", "wrong service"),
        new Event.WatchBegan(Instant.parse("2026-03-01T12:15:00Z")),
        new Event.Watched(true, false, "nothing bad in 15 m"),
        new Event.Noted("nginx was reloaded by somebody else"));
  }

  static Plan plan(String service, Rank rank) {
    var check =
        new PlannedCheck(
            "api", "http", "{\"url\":\"http://localhost:3001\"}", false, Optional.empty());
    var proof =
        new Proof(
            List.of(check),
            List.of(new PlannedCheck("logs", "log-errors", "{}", true, Optional.empty())),
            3,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15));
    return new Plan(
        service,
        Purpose.ROLLBACK,
        "quick",
        Optional.of(release()),
        Optional.of("variant:mediasoup"),
        rank,
        Duration.ofMinutes(5),
        Optional.of(Duration.ofSeconds(20)),
        List.of(
            step("1", Optional.of(check)),
            step("2.1", Optional.empty()),
            step("2.2", Optional.empty())),
        proof,
        List.of("never certified"),
        Optional.of("full"),
        List.of("anna, +49 30 1234"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Release release() {
    return new Release(
        3,
        "variant:antmedia",
        Map.of("tag", "v1.2", "variant", "antmedia"),
        Instant.parse("2026-02-01T08:00:00Z"),
        Grade.CERTIFIED,
        Optional.empty());
  }

  private static PlannedStep step(String path, Optional<PlannedCheck> when) {
    return new PlannedStep(
        path,
        "stop mediasoup",
        "local",
        "systemd",
        "{\"stop\":\"mediasoup.service\"}",
        when,
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        1,
        OnFailure.STOP,
        Repeatability.SAFE,
        true);
  }

  static List<WatchEvent> everyWatchEvent() {
    var at = Instant.parse("2026-03-01T12:00:00Z");
    return List.of(
        new WatchEvent.Silenced(at, at.plusSeconds(60), "anna", "a new disk"),
        new WatchEvent.Unsilenced(at, "anna"),
        WatchEvent.Held.untilArmed(at, "anna", "to look first"),
        WatchEvent.Armed.wholly(at, "anna", "seen"),
        new WatchEvent.Held(at, "anna", "stopped", true),
        new WatchEvent.Armed(at, "anna", "started", true),
        WatchEvent.Opened.byRule(at, "i-1", "down", "critical", "3 of 3 bad", Optional.of(7)),
        new WatchEvent.Judged(
            at,
            "i-1",
            "down",
            "held",
            "the last rollback was a moment ago",
            List.of(
                new WatchEvent.Heard("evidence", Optional.empty()),
                new WatchEvent.Heard("cooldown", Optional.of("a moment ago")))),
        new WatchEvent.Announced(at, "i-1", "down", at.plusSeconds(30)),
        new WatchEvent.Withdrawn(at, "i-1", "it is well again"),
        new WatchEvent.Acting(at, "i-1", "down", "run-4", Optional.of("restart")),
        new WatchEvent.Acted(at, "i-1", "run-4", Optional.of(Outcome.RECOVERED), "good again"),
        new WatchEvent.Escalated(at, "i-1", "it has lasted for 10m"),
        new WatchEvent.Returned(at, 7, "rolled back from"),
        new WatchEvent.Acknowledged(at, "i-1", "anna"),
        WatchEvent.Closed.seen(at, "i-1", "all rules are well"),
        new WatchEvent.Opened(
            at, "i-2", "anna", "critical", "P1: lost", Optional.empty(), Optional.of("anna")),
        new WatchEvent.Closed(at, "i-2", "mended by hand", Optional.of("anna")));
  }
}
