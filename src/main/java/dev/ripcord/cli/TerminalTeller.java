package dev.ripcord.cli;

import dev.ripcord.cli.page.LiveLine;
import dev.ripcord.cli.page.PhaseText;
import dev.ripcord.cli.page.ProofText;
import dev.ripcord.cli.page.StepLine;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.util.List;

/** One line for each step, the one that is under way changing in place. */
final class TerminalTeller implements Teller {
  private static final Duration TICK = Duration.ofMillis(125);

  private final Call call;
  private final Plan plan;
  private final Clock clock;
  private LiveLine line = new LiveLine("looks", "");
  private boolean watching;
  private boolean proving;
  private long since;
  private int tick;
  private final Thread turning;
  private volatile boolean closed;

  TerminalTeller(Call call, Plan plan) {
    this.call = call;
    this.plan = plan;
    this.clock = call.world().clock();
    this.since = clock.nanoTime();
    this.turning = Thread.ofPlatform().daemon().name("progress").unstarted(this::turn);
    turning.start();
  }

  @Override
  public synchronized void happened(String run, Event event) {
    call.underWay(run);
    watching |= event instanceof Event.WatchBegan;
    if (event instanceof Event.Created) {
      call.screen().print(List.of("run " + run));
    }
    var heading = PhaseText.lines(event, plan, call.format());
    if (!heading.isEmpty()) {
      call.screen().print(heading);
    }
    StepLine.of(event, plan).ifPresent(each -> call.screen().print(each.lines(call.format())));
    switch (event) {
      case Event.Intended it -> now(new LiveLine(title(it.path()), ""));
      case Event.Succeeded _, Event.Skipped _, Event.Failed _ -> now(new LiveLine("looks", ""));
      default -> {}
    }
    draw();
  }

  @Override
  public synchronized void waiting(PlannedStep step, String said, Duration left) {
    line = new LiveLine(title(step.path()), said, left);
  }

  @Override
  public synchronized void proving(int good, int of, String said) {
    line = new LiveLine(ProofText.of(watching, good, of, said), "");
    if (!proving) {
      proving = true;
      since = clock.nanoTime();
    }
    draw();
  }

  private String title(String path) {
    return plan.steps().stream()
        .filter(each -> each.path().equals(path))
        .map(each -> path + "  " + each.title())
        .findFirst()
        .orElse(path);
  }

  private void now(LiveLine next) {
    line = next;
    since = clock.nanoTime();
  }

  private synchronized void draw() {
    if (!closed) {
      var elapsed = Duration.ofNanos(clock.nanoTime() - since);
      call.screen().live(line.text(tick, elapsed, call.format()));
    }
  }

  private void turn() {
    try {
      while (!closed) {
        clock.sleep(TICK);
        tick++;
        draw();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed: nothing is left to show
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    turning.interrupt();
    call.screen().still();
  }
}
