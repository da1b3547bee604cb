package dev.ripcord.cli;

import dev.ripcord.app.Fleet;
import dev.ripcord.cli.page.EventText;
import dev.ripcord.cli.page.FleetEndPage;
import dev.ripcord.cli.page.LiveLine;
import dev.ripcord.cli.page.Moments;
import dev.ripcord.cli.page.ProofText;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.run.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells of many runs at a time: a line for each that is under way, and one for each that ended. */
final class FleetTeller implements Fleet.Audience, AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(250);
  private static final int MOST = 12;

  private final Call call;
  private final Clock clock;
  private final int all;
  private final Map<String, Now> now = new LinkedHashMap<>();
  private final Thread turning;
  private int ended;
  private int tick;
  private volatile boolean closed;

  /** What one service is at. */
  private record Now(String what, long since) {}

  FleetTeller(Call call, int all) {
    this.call = call;
    this.clock = call.world().clock();
    this.all = all;
    this.turning = Thread.ofPlatform().daemon().name("progress").unstarted(this::turn);
    turning.start();
  }

  @Override
  public Progress of(Fleet.Member member) {
    return call.globals().json() || call.globals().quiet()
        ? Teller.of(call, member.ready().plan())
        : new One(member);
  }

  @Override
  public synchronized void ended(Fleet.Member member, Fleet.Result result) {
    ended++;
    now.remove(member.service());
    if (!call.globals().json() && !call.globals().quiet()) {
      var row = FleetCommand.row(member.service(), result);
      call.screen().print(FleetEndPage.line(row, call.format()));
    }
    draw();
  }

  private synchronized void at(String service, String what) {
    now.put(service, new Now(what, clock.nanoTime()));
    draw();
  }

  private synchronized void draw() {
    if (closed || call.globals().json() || call.globals().quiet()) {
      return;
    }
    var lines = new ArrayList<String>();
    now.entrySet().stream()
        .limit(MOST)
        .forEach(each -> {
          var elapsed = Duration.ofNanos(clock.nanoTime() - each.getValue().since());
          var what = each.getKey() + "  " + each.getValue().what();
          lines.add(new LiveLine(what, "").text(tick, elapsed, call.format()));
        });
    var more = now.size() > MOST ? ", " + (now.size() - MOST) + " more under way" : "";
    lines.add("  " + ended + " of " + all + " through" + more);
    call.screen().live(lines);
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
  public void close() {
    closed = true;
    turning.interrupt();
    call.screen().still();
  }

  /** Hears of one run; in a pipe it has a line for each event. */
  private final class One implements Progress {
    private final String service;
    private final EventText text;
    private final Fleet.Member member;

    One(Fleet.Member member) {
      this.member = member;
      this.service = member.service();
      this.text = new EventText(member.ready().plan(), call.world().zone());
    }

    @Override
    public void happened(String run, Event event) {
      call.underWay(run);
      if (!call.screen().terminal() && !(event instanceof Event.Finished)) {
        var time = Moments.time(clock.now(), call.world().zone());
        var what = event instanceof Event.Created ? "run " + run : text.of(event);
        call.screen().print(List.of(time + "  " + service + "  " + what));
      }
      if (event instanceof Event.Intended it) {
        var step = member.ready().plan().step(it.path());
        at(service, step.path() + "  " + step.title());
      }
    }

    @Override
    public void waiting(PlannedStep step, String said, Duration left) {}

    @Override
    public void proving(int good, int of, String said) {
      at(service, ProofText.of(false, good, of, said));
    }
  }
}
