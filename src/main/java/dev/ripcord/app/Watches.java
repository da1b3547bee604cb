package dev.ripcord.app;

import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Steps;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.watch.Overdue;
import dev.ripcord.watch.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Watches releases after their runs, until they are certified or have relapsed. */
public final class Watches {
  private final Ripcord ripcord;
  private final Steps steps;
  private final Function<Service, Sights> sights;
  private final Lessons lessons;
  private final Clock clock;

  Watches(
      Ripcord ripcord,
      Steps steps,
      Function<Service, Sights> sights,
      Lessons lessons,
      Clock clock) {
    this.ripcord = ripcord;
    this.steps = steps;
    this.sights = sights;
    this.lessons = lessons;
    this.clock = clock;
  }

  /** Watches the release of a run for so long. */
  public Event.Watched over(String run, Duration length, Progress progress, StopSwitch stop)
      throws InterruptedException {
    var plan = plan(run);
    var end = watch(plan.service(), progress, stop).over(run, plan.proof(), length);
    lessons.watched(plan, run, end);
    return end;
  }

  /** Ends the watch of a release that nobody saw to its end, where there is one. */
  public Optional<Event.Watched> endOverdue(String service) throws InterruptedException {
    if (overdue(service).isEmpty()) {
      return Optional.empty();
    }
    ripcord.survey(service); // notes what was deployed since
    var overdue = overdue(service);
    if (overdue.isEmpty()) {
      return Optional.empty();
    }
    var run = overdue.get().run();
    var watch = watch(service, Progress.NONE, new StopSwitch());
    var end = watch.late(overdue.get(), plan(run).proof());
    if (overdue(service).isEmpty()) {
      return Optional.empty(); // somebody else has ended it meanwhile
    }
    ripcord.journal().tell(run, end);
    return Optional.of(end);
  }

  private Optional<Overdue> overdue(String service) {
    return Overdue.of(ripcord.journal(), service, clock.now());
  }

  private Watch watch(String service, Progress progress, StopSwitch stop) {
    var known = ripcord.catalog().service(service);
    return new Watch(ripcord.journal(), steps, sights.apply(known), progress, stop);
  }

  private Plan plan(String run) {
    return ((Event.Created) ripcord.entries(run).getFirst().event()).plan();
  }
}
