package dev.ripcord.server;

import dev.ripcord.check.Finding;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.Samples;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does nothing but write its runs down, and remembers what it was asked for. */
class FakeHands implements Hands {
  private static final Duration LEASE = Duration.ofSeconds(30);

  final List<String> carriedOut = new ArrayList<>();
  final List<String> resumed = new ArrayList<>();
  Finding seen = Finding.bad("500");
  Optional<String> obstacle = Optional.empty();
  Optional<String> needless = Optional.empty();
  Ending ending = new Ending(Optional.of(Outcome.RECOVERED), "good again");
  private final Journal journal;
  private boolean mends;
  private int runs;

  FakeHands(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Map<String, Look> looks(String service) {
    return Map.of("api", _ -> seen);
  }

  @Override
  public Prepared prepare(String service, Optional<String> procedure, String why) {
    mends = false;
    var way = new Facts.Way("release:1", obstacle);
    return new Prepared(way, Optional.of(Samples.created(service).plan()));
  }

  @Override
  public Prepared prepareRemedy(String service, String remedy) {
    mends = true;
    var plan = Optional.of(Samples.created(service).plan());
    return new Prepared(new Facts.Way(remedy, needless), plan.filter(_ -> needless.isEmpty()));
  }

  @Override
  public String newRun() {
    runs++;
    return "run-" + runs;
  }

  @Override
  public Ending carryOut(Plan plan, String run, String why, StopSwitch stop) {
    carriedOut.add(run);
    ending.outcome().filter(_ -> !mends).ifPresent(each -> write(plan.service(), run, each));
    return ending;
  }

  @Override
  public void endWatches() {}

  @Override
  public Optional<String> endOverdueWatch(String service) {
    return Optional.empty();
  }

  @Override
  public boolean isBegun(String run) {
    return journal.run(run).isPresent();
  }

  @Override
  public Ending resume(String run, StopSwitch stop) {
    resumed.add(run);
    return ending;
  }

  void write(String service, String run, Outcome outcome) {
    var created = Samples.created(service, Rank.AUTOMATIC);
    var creation = journal.create(run, created, "here", LEASE, Optional.empty());
    var claim = ((Journal.Creation.Yours) creation).claim();
    journal.append(claim, LEASE, List.of(Samples.finished(outcome)));
  }
}
