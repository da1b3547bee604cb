package dev.ripcord.report;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Phases;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run's events, told one after another at the times that a test says. */
final class Told {
  static final String RUN = "20261121-120000-abc";
  static final String OWNER = "olga@box 4711 1763726400000";
  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private Instant now = START;

  private Told(Event.Created created) {
    add(created);
  }

  /** A rollback that was created and claimed. */
  static Told rollback() {
    return new Told(
            new Event.Created(
                plan(), "olga@box", Optional.of("checkout is down"), "0.1", Optional.empty()))
        .add(new Event.Claimed(7, OWNER));
  }

  static Told of(Plan plan) {
    return of(plan, Optional.empty());
  }

  static Told of(Plan plan, Optional<Checklist> checklist) {
    return new Told(new Event.Created(plan, "olga@box", Optional.empty(), "0.1", checklist))
        .add(new Event.Claimed(7, OWNER));
  }

  Told after(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  Told add(Event event) {
    var n = entries.size() + 1;
    entries.add(new Entry(RUN, n, now, event, "%064x".formatted(0xabcdefL * n)));
    return this;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Both steps, as they should go. */
  Told stepsGoWell() {
    return link().restart();
  }

  Told link() {
    return after(20)
        .add(new Event.Intended("1", 1, Map.of("link", "2.0"), "current points at 2.0"))
        .after(12)
        .add(succeeded("1", 1, Map.of("link", "1.0"), "current points at 1.0", 12));
  }

  Told restart() {
    return after(3)
        .add(
            new Event.Intended(
                "2",
                1,
                Map.of("pid", "4802", "state", "running", "ripcord.boot", "b1"),
                "running as process 4802"))
        .after(1400)
        .add(
            succeeded(
                "2",
                1,
                Map.of("pid", "5120", "state", "running"),
                "running as process 5120, begun after the step",
                1400));
  }

  Told proof(String page, String stock) {
    return after(3000)
        .add(check("page", true, false, page, "GET http://127.0.0.1:8080/ answers 200 in 12 ms", 3))
        .add(check("stock", false, true, stock, "12 articles", 1));
  }

  Told finished(Outcome outcome, String said, Duration took) {
    return add(new Event.Finished(outcome, said, List.of(), List.of(), took));
  }

  Told finished(Event.Finished finished) {
    return add(finished);
  }

  static Event.Succeeded succeeded(
      String path, int attempt, Map<String, String> after, String said, long millis) {
    return new Event.Succeeded(path, attempt, after, said, Duration.ofMillis(millis));
  }

  static Event.Failed failed(String path, int attempt, boolean changed, boolean last, String said) {
    return new Event.Failed(path, attempt, changed, last, said, Duration.ofMillis(2100));
  }

  static Event.Checked check(
      String name, boolean required, boolean degrades, String state, String said, int rounds) {
    return new Event.Checked(name, required, degrades, state, said, rounds);
  }

  static Plan plan() {
    return plan(Purpose.ROLLBACK, "quick", Optional.of(release()), List.of("step 2 restarts it"));
  }

  static Plan plan(
      Purpose purpose, String procedure, Optional<Release> release, List<String> warnings) {
    var page =
        new PlannedCheck(
            "page", "http", "{\"url\":\"http://127.0.0.1:8080/\"}", false, Optional.empty());
    var stock = new PlannedCheck("stock", "http", "{}", true, Optional.empty());
    return new Plan(
        "shop",
        purpose,
        procedure,
        release,
        Optional.of("folder:2.0"),
        Rank.MANUAL,
        Duration.ofMinutes(5),
        Optional.of(Duration.ofSeconds(2)),
        List.of(step("1", "point current at 1.0"), step("2", "restart the shop")),
        new Proof(
            List.of(page),
            List.of(stock),
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15)),
        warnings,
        Optional.of("full"),
        List.of("L1 Anna (+49 30 1234)"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same plan in phases. */
  static Plan plan(Phases phases) {
    var plan = plan();
    return new Plan(
        plan.service(),
        plan.purpose(),
        plan.procedure(),
        plan.release(),
        plan.from(),
        plan.rank(),
        plan.budget(),
        plan.downtime(),
        plan.steps(),
        plan.proof(),
        List.of(),
        plan.completedBy(),
        plan.contacts(),
        plan.order(),
        Optional.of(phases),
        plan.probe());
  }

  static Release release() {
    return new Release(
        1,
        "folder:1.0",
        Map.of("tag", "v1.0"),
        Instant.parse("2026-11-20T08:00:00Z"),
        Grade.CERTIFIED,
        Optional.empty());
  }

  static PlannedStep step(String path, String title) {
    return new PlannedStep(
        path,
        title,
        "local",
        "directory",
        "{}",
        Optional.empty(),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        1,
        OnFailure.STOP,
        Repeatability.VERIFIABLE,
        true);
  }
}
