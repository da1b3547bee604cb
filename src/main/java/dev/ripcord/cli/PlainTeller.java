package dev.ripcord.cli;

import dev.ripcord.cli.page.EventText;
import dev.ripcord.cli.page.Moments;
import dev.ripcord.cli.page.PhaseText;
import dev.ripcord.cli.page.ProofText;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.util.List;

/** A line with its time for each event, for pipes and logs. */
final class PlainTeller implements Teller {
  private static final Duration APART = Duration.ofSeconds(5);

  private final Call call;
  private final Plan plan;
  private final EventText text;
  private boolean watching;
  private String last = "";
  private long lastAt = Long.MIN_VALUE;

  PlainTeller(Call call, Plan plan) {
    this.call = call;
    this.plan = plan;
    this.text = new EventText(plan, call.world().zone());
  }

  @Override
  public void happened(String run, Event event) {
    call.underWay(run);
    watching |= event instanceof Event.WatchBegan;
    PhaseText.of(event, plan).ifPresent(this::line);
    if (event instanceof Event.Created) {
      line("run " + run);
    } else if (!(event instanceof Event.Finished)) { // its own page follows
      line(text.of(event));
    }
  }

  /** Only news, and not too much of it. */
  @Override
  public void waiting(PlannedStep step, String said, Duration left) {
    var now = call.world().clock().nanoTime();
    if (!said.equals(last) && (lastAt == Long.MIN_VALUE || now - lastAt >= APART.toNanos())) {
      last = said;
      lastAt = now;
      line("step " + step.path() + " waits: " + said);
    }
  }

  @Override
  public void proving(int good, int of, String said) {
    // In a watch each look counts one more; only what is seen is news.
    var news = watching ? said : good + said;
    if (!news.equals(last)) {
      last = news;
      line(ProofText.of(watching, good, of, said));
    }
  }

  private void line(String what) {
    var time = Moments.time(call.world().clock().now(), call.world().zone());
    call.screen().print(List.of(time + "  " + what));
  }

  @Override
  public void close() {}
}
