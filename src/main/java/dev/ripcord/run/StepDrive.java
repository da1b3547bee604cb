package dev.ripcord.run;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Deadline;
import dev.ripcord.host.ActId;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Asked;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out one move of one step: every event is durable before the next thing is done.
 *
 * <p>What cannot be judged by looking ({@link Judgement.CannotTell}) is decided by how the act
 * ended: an act that says it is {@code Done} goes on as <em>unseen</em>; one that says {@code
 * Unknown} has failed, or, where a step must not be repeated, waits for a person.
 */
final class StepDrive {
  private static final String BOOT = "ripcord.boot";

  private final String run;
  private final Asked asked;
  private final PlannedStep planned;
  private final Step step;
  private final Steps steps;
  private final Sight sight;
  private final Consumer<Event> journal;
  private final Progress progress;
  private final long began;

  StepDrive(
      String run,
      Asked asked,
      PlannedStep planned,
      Steps steps,
      Sight sight,
      Consumer<Event> journal,
      Progress progress) {
    this.run = run;
    this.asked = asked;
    this.planned = planned;
    this.step = steps.step(planned);
    this.steps = steps;
    this.sight = sight;
    this.journal = journal;
    this.progress = progress;
    this.began = sight.clock().nanoTime();
  }

  /** Looks, and acts when the wanted state is not there. */
  void begin(int attempt, StepState at) throws InterruptedException {
    if (attempt == 1 && leftOut()) {
      return;
    }
    var first = firstLook(at);
    try {
      var now = step.look(sight);
      if (step.judge(first, now) instanceof Judgement.Done(String said)) {
        alreadyThere(attempt, first, now, said);
        return;
      }
      var before = first.isPresent() ? first.get() : prepared(attempt, now);
      journal.accept(new Event.Intended(planned.path(), attempt, before.facts(), now.said()));
      act(attempt, before);
    } catch (HostException e) {
      failed(attempt, at.changed(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Finds out what became of a try that a crash left without a result. Commands that ended are not
   * run again (the host knows them by their {@link ActId}), so acting again only does what is
   * missing; a step that must not be repeated is left to a person when the host forgot.
   */
  void recover(int attempt, StepState at) throws InterruptedException {
    var before = new Look(at.before(), "before the crash");
    try {
      var now = step.look(sight);
      if (step.judge(Optional.of(before), now) instanceof Judgement.Done(String said)) {
        succeeded(attempt, now, said + " (found after an interruption)");
      } else if (planned.repeatability() == Repeatability.UNSAFE
          && !before.is(BOOT, sight.host().boot())) {
        journal.accept(
            new Event.Doubted(
                planned.path(),
                attempt,
                true,
                "the host was restarted since, and this step must not be repeated: " + now.said()));
      } else {
        act(attempt, before);
      }
    } catch (HostException e) {
      doubted(attempt, String.valueOf(e.getMessage()));
    }
  }

  /** Goes on looking at what was accepted. */
  void followUp(int attempt, StepState at) throws InterruptedException {
    settle(attempt, new Look(at.before(), ""), new StepResult.Done(at.said()));
  }

  private boolean leftOut() {
    var condition = planned.when().map(this::lookAt);
    if (condition.isEmpty() || condition.get().isGood()) {
      return false;
    }
    var finding = condition.get();
    if (finding.state() == Finding.State.UNKNOWN) {
      failed(1, false, "its condition cannot be told: " + finding.said());
    } else {
      journal.accept(new Event.Skipped(planned.path(), false, "left out: " + finding.said()));
    }
    return true;
  }

  private Finding lookAt(PlannedCheck check) {
    return steps.check(check).look(sight);
  }

  private static Optional<Look> firstLook(StepState at) {
    return at.before().isEmpty() ? Optional.empty() : Optional.of(new Look(at.before(), ""));
  }

  private Look prepared(int attempt, Look now) {
    return step.prepare(stage(attempt), now).with(BOOT, sight.host().boot());
  }

  private void alreadyThere(int attempt, Optional<Look> first, Look now, String said) {
    if (first.isPresent()) {
      succeeded(attempt, now, said);
    } else {
      journal.accept(new Event.Skipped(planned.path(), true, said));
    }
  }

  private void act(int attempt, Look before) throws InterruptedException {
    var result = step.act(stage(attempt), before);
    switch (result) {
      case StepResult.NotStarted(String said) -> failed(attempt, false, said);
      case StepResult.Accepted(String handle, Duration after, String said) -> {
        journal.accept(new Event.Accepted(planned.path(), attempt, handle, after, said));
        sight.clock().sleep(after);
        settle(attempt, before, new StepResult.Done(said));
      }
      case StepResult.Done _, StepResult.Unknown _ -> settle(attempt, before, result);
    }
  }

  private void settle(int attempt, Look before, StepResult result) throws InterruptedException {
    var deadline = Deadline.in(sight.clock(), planned.within());
    var settled = new Settling(step, planned, sight, progress).until(Optional.of(before), deadline);
    switch (settled.judgement()) {
      case Judgement.Done(String said) -> succeeded(attempt, settled.look(), said);
      case Judgement.Failed(String said) -> failed(attempt, true, both(said, result));
      case Judgement.NotYet(String said) -> notYet(attempt, said, result);
      case Judgement.CannotTell(String said) -> cannotTell(attempt, said, result);
    }
  }

  private void notYet(int attempt, String said, StepResult result) {
    if (result instanceof StepResult.Unknown && planned.repeatability() == Repeatability.UNSAFE) {
      doubted(attempt, result.said() + "; " + said);
    } else {
      var waited = dev.ripcord.clock.Durations.format(planned.within());
      failed(attempt, true, "not so after " + waited + ": " + both(said, result));
    }
  }

  private void cannotTell(int attempt, String said, StepResult result) {
    awaited();
    if (result instanceof StepResult.Done) {
      journal.accept(new Event.Doubted(planned.path(), attempt, false, both(said, result)));
    } else {
      doubted(attempt, both(said, result));
    }
  }

  /** What was seen, and how the act ended, unless that is what was seen. */
  private static String both(String seen, StepResult result) {
    return seen.contains(result.said()) ? seen : seen + "; " + result.said();
  }

  /** What must not be repeated waits for a person; anything else has failed, and may be retried. */
  private void doubted(int attempt, String why) {
    awaited();
    var said = sight.secrets().hide(why);
    if (planned.repeatability() == Repeatability.UNSAFE) {
      journal.accept(new Event.Doubted(planned.path(), attempt, true, said));
    } else {
      failed(attempt, true, said);
    }
  }

  /**
   * Of a step whose host is away nothing is said: it stays in the journal as it is, and is taken up
   * from there. Who goes on past failures does not wait.
   */
  private void awaited() {
    if (planned.onFailure() != OnFailure.CONTINUE) {
      HostAway.check(sight.host());
    }
  }

  private void succeeded(int attempt, Look now, String said) {
    journal.accept(new Event.Succeeded(planned.path(), attempt, now.facts(), said, took()));
  }

  private void failed(int attempt, boolean changed, String why) {
    awaited();
    var said = sight.secrets().hide(why);
    var last = !NextMove.retries(planned, attempt);
    journal.accept(new Event.Failed(planned.path(), attempt, changed, last, said, took()));
  }

  private Duration took() {
    return Duration.ofNanos(sight.clock().nanoTime() - began);
  }

  private Stage stage(int attempt) {
    return new Stage(
        sight, new ActId(run, planned.path(), attempt, "act"), planned.timeout(), asked);
  }
}
