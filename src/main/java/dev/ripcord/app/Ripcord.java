package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Decision;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.check.Alerts;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.Usual;
import dev.ripcord.diagnose.Cures;
import dev.ripcord.diagnose.Diagnosis;
import dev.ripcord.host.Host;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Planner;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.run.Drive;
import dev.ripcord.run.HostLeases;
import dev.ripcord.run.Progress;
import dev.ripcord.run.RunState;
import dev.ripcord.run.Runner;
import dev.ripcord.run.Steps;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.run.UndoPlan;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that the product does, for whoever stands in front of it: the command line, later the daemon.
 * Names that are not known end in {@link UnknownName}, a journal that cannot be used in {@link
 * dev.ripcord.journal.JournalException}.
 */
public final class Ripcord implements AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Catalog catalog;
  private final Kinds kinds;
  private final Journal journal;
  private final Function<String, Host> hosts;
  private final Clock clock;
  private final Secrets secrets;
  private final Steps steps;
  private final Runner runner;
  private final Runs runs;
  private final Lessons lessons;
  private final RunIds ids = new RunIds(ThreadLocalRandom.current());
  private final Set<String> recognised = ConcurrentHashMap.newKeySet();

  public Ripcord(
      Catalog catalog,
      Kinds kinds,
      Journal journal,
      Function<String, Host> hosts,
      HostLeases leases,
      Clock clock,
      Secrets secrets) {
    this.catalog = catalog;
    this.kinds = kinds;
    this.journal = journal;
    this.hosts = hosts;
    this.clock = clock;
    this.secrets = secrets;
    this.steps = new Steps(kinds);
    this.runner =
        new Runner(
            new Drive.Surroundings(journal, hosts, steps, clock, secrets, LEASE),
            leases,
            Owner.here());
    this.runs = new Runs(journal, runner, clock);
    this.lessons = new Lessons(journal, clock);
  }

  public Catalog catalog() {
    return catalog;
  }

  public Journal journal() {
    return journal;
  }

  /** Makes the plan that a rollback would carry out, or says why there is none. */
  public Planning plan(Ask ask) {
    return planners().plan(catalog.service(ask.service()), ask);
  }

  /** The same for several services, so many looked at side by side. */
  public Map<String, Planning> plans(List<Ask> asks, int atOnce) {
    var places = new Semaphore(atOnce, true);
    var tasks = new LinkedHashMap<String, FutureTask<Planning>>();
    asks.forEach(each -> tasks.put(each.service(), new FutureTask<>(() -> plan(each))));
    for (var each : tasks.values()) {
      places.acquireUninterruptibly();
      Thread.startVirtualThread(() -> {
        each.run();
        places.release();
      });
    }
    var all = new LinkedHashMap<String, Planning>();
    tasks.forEach((service, task) -> all.put(service, Sights.answer(task)));
    return all;
  }

  /** For what is written down: scripts and pages of the procedures. */
  public Exporter exporter() {
    return new Exporter(catalog, kinds, surveyor(glances()), hosts);
  }

  /** For what is done to a service without going back. */
  public Upkeep upkeep() {
    return new Upkeep(catalog, this::planners, surveyor(this::sights), this::sights);
  }

  /** For the time after a run. */
  public Watches watches() {
    return new Watches(this, steps, this::sights, lessons, clock);
  }

  /** What each step of a plan would do, seen now, in order. */
  public List<Planning.Preview> preview(Plan plan) {
    var sights = glances().apply(catalog.service(plan.service()));
    return plan.steps().stream()
        .map(each -> preview(each, sights.apply(Optional.of(each.host()))))
        .toList();
  }

  /** Carries a plan out, and remembers what it tells of the releases. */
  public Runner.Result carryOut(Plan plan, Ask ask, Progress progress, StopSwitch stop)
      throws InterruptedException {
    return carryOut(newRun(), plan, ask, progress, stop);
  }

  /** The same under a name that was written down before. */
  public Runner.Result carryOut(String run, Plan plan, Ask ask, Progress progress, StopSwitch stop)
      throws InterruptedException {
    return learned(runs.start(run, plan, ask, logged(plan, progress), stop));
  }

  /** A name for a run that is not created yet. */
  public String newRun() {
    return ids.next(clock.now());
  }

  /** The probes of a service for the release that runs, ready to be looked at. */
  public Map<String, Probing> probes(String service, Alerts alerts) {
    var known = catalog.service(service);
    var sights = sights(known).andThen(each -> each.hearing(alerts));
    var probes = new LinkedHashMap<String, Probing>();
    planners()
        .probes(known)
        .forEach((name, each) -> probes.put(name, Probing.of(each, steps, sights)));
    return probes;
  }

  /** Takes an interrupted run up, or one that waited and was decided on. */
  public Runner.Result resume(String run, Progress progress, StopSwitch stop)
      throws InterruptedException {
    var told = logged(state(run).plan(), progress);
    return learned(runner.resume(row(run).id(), told, stop));
  }

  /** A run may outlive its service's place in the catalog. */
  private Progress logged(Plan plan, Progress progress) {
    var service = Optional.ofNullable(catalog.services().get(plan.service()));
    return RunLog.beside(progress, service.flatMap(each -> each.conduct().log()), journal);
  }

  /** Says what to do about a step that waits for a person; {@link #resume} goes on from there. */
  public void decide(String run, Event.Decided decision) {
    var known = state(run).plan().steps().stream().map(PlannedStep::path).toList();
    if (!known.contains(decision.path())) {
      throw new UnknownName("step of " + run, decision.path(), known);
    }
    journal.tell(run, decision);
  }

  /** Whether a run that waits does so for a person's decision, and not for a host. */
  public boolean asksPerson(String run) {
    return state(run).asksPerson();
  }

  /** Asks a run to stop at its next safe point. */
  public void abort(String run, String who, String why) {
    journal.tell(row(run).id(), new Event.StopAsked(who, why));
  }

  /** Whether what a run changed is still kept. */
  public boolean canUndo(RunRow run) {
    return UndoPlan.isPossible(run.created(), clock.now());
  }

  /** The plan that puts back what a run changed. */
  public Plan undo(String run) {
    return new UndoPlan(kinds).of(run, state(run));
  }

  /** What of a service's machines is used up: disks and memory. */
  public List<String> scarce(String service) {
    return Stream.of(Cures.DISK_IS_FULL, Cures.MEMORY_IS_HIGH)
        .flatMap(each -> Cures.scarce(diagnose(service, Optional.of(each))).stream())
        .toList();
  }

  /** What the command of a deployment printed, as far as it was kept, without known secrets. */
  public List<String> printed(String run) {
    var plan = state(run).plan();
    return plan.steps().stream()
        .flatMap(each -> Deployments.printed(hosts.apply(each.host()), row(run).id(), each))
        .map(secrets::hide)
        .toList();
  }

  /** How a service is, who is in its way, and what may help it. */
  public Fixing fixing(String service) {
    var hosts = diagnose(service, Optional.of(Cures.SYMPTOM));
    var known = catalog.service(service);
    var cures = Cures.of(known, surveyor(this::sights).target(known), hosts);
    return new Fixing(health(service), Cures.down(hosts), Cures.takenPorts(hosts), cures);
  }

  /** Looks at a service, and records what is new. */
  public Survey survey(String service) {
    return surveyor(this::sights).look(catalog.service(service));
  }

  /** Looks at every check of a service's proof once, as it is for the release that runs. */
  public Map<String, Finding> health(String service) {
    return planners().health(catalog.service(service));
  }

  /** Looks for what is wrong on each host: for one symptom, or for all of them. */
  public List<Diagnosis> diagnose(String service, Optional<String> symptom) {
    var known = catalog.service(service);
    var sights = glances();
    var survey = surveyor(sights).look(known);
    return new Triages(new Planner(kinds), steps).diagnose(survey, sights.apply(known), symptom);
  }

  /** What the catalog says of how to decide about a service, and what its checks see now. */
  public Deciding deciding(String service) throws InterruptedException {
    var known = catalog.service(service);
    var decision = Usual.of(known);
    var checks = decision.checks();
    if (checks.isEmpty()) {
      return new Deciding(known, decision, Map.of());
    }
    var sights = glances();
    var survey = surveyor(sights).look(known);
    var seen = new Triages(new Planner(kinds), steps).see(survey, sights.apply(known), checks);
    return new Deciding(known, decision, seen);
  }

  /** A decision to make. */
  public record Deciding(Service service, Decision decision, Map<CheckEntry, Finding> seen) {}

  /** Looks at the prerequisites of every procedure of a service, by procedure and check. */
  public Map<String, Map<String, Finding>> ready(String service) {
    var found = new LinkedHashMap<String, Map<String, Finding>>();
    var known = catalog.service(service);
    var planners = planners();
    known
        .procedures()
        .values()
        .forEach(each -> found.put(each.name(), planners.prerequisites(known, each)));
    return found;
  }

  /** The newest lines of a service's log, by host; empty where its target has none. */
  public Map<String, LogRead> logs(String service, LogAsk ask) {
    var known = catalog.service(service);
    var surveyor = surveyor(this::sights);
    return Logs.command(surveyor.target(known), () -> surveyor.look(known).release(), ask)
        .map(each -> sights(known).ask(sight -> Logs.read(sight, each, ask)))
        .orElse(Map.of());
  }

  /** A text without the secrets that are known here. */
  String hidden(String text) {
    return secrets.hide(text);
  }

  /** Adds to what is known of a service's releases. */
  public void learn(String service, List<LedgerEvent> events) {
    journal.learn(catalog.service(service).name(), events);
  }

  /** Runs of one service or of all, newest first. */
  public List<RunRow> runs(Optional<String> service, int most) {
    service.ifPresent(catalog::service);
    return journal.runs(service, most);
  }

  /** The run with this id, or whose id begins or ends so and is the only one. */
  public RunRow row(String run) {
    return journal
        .run(run)
        .orElseThrow(() ->
            new UnknownName(
                "run", run, journal.runs(Optional.empty(), 20).stream().map(RunRow::id).toList()));
  }

  /** All events of a run. */
  public List<Entry> entries(String run) {
    return journal.entries(row(run).id(), 0);
  }

  /** Who has a service, and whether somebody still drives it. */
  public Optional<Holder> holder(String service) {
    return journal.lock(service).map(each -> new Holder(each, !runs.dead(each)));
  }

  /** Who has a service. */
  public record Holder(Lock lock, boolean alive) {}

  /** What earlier rollbacks of a procedure took. */
  public Planning.History history(String service, String procedure) {
    return new Histories(journal).of(service, procedure);
  }

  private RunState state(String run) {
    return RunState.of(entries(run).stream().map(Entry::event).toList());
  }

  private Runner.Result learned(Runner.Result result) {
    if (result instanceof Runner.Result.Ended(String run, Event.Finished finished)) {
      var created = (Event.Created) journal.entries(run, 0).getFirst().event();
      lessons.finished(created, run, finished);
    }
    return result;
  }

  private Planning.Preview preview(PlannedStep planned, Sight sight) {
    Step step = steps.step(planned);
    var look = step.look(sight);
    return new Planning.Preview(
        planned.path(), step.judge(Optional.empty(), look), step.preview(sight, look));
  }

  /** For one question: all that it asks of a host is seen at the same time. */
  private Planners planners() {
    var sights = glances();
    var surveyor = surveyor(sights);
    return new Planners(
        new Planner(kinds),
        steps,
        surveyor,
        sights,
        new Everyone(catalog, journal, surveyor)::beside);
  }

  private Function<Service, Sights> glances() {
    var glances = new ConcurrentHashMap<String, Host>();
    return service ->
        sights(
            service, each -> glances.computeIfAbsent(each, name -> new Glance(hosts.apply(name))));
  }

  private Surveyor surveyor(Function<Service, Sights> sights) {
    return new Surveyor(kinds, journal, sights);
  }

  private Sights sights(Service service) {
    return sights(service, hosts);
  }

  private Sights sights(Service service, Function<String, Host> from) {
    if (recognised.add(service.name())) {
      References.learn(service, secrets);
    }
    var now = clock.now();
    return Sights.of(service.hosts(), each -> new Sight(from.apply(each), clock, secrets, now));
  }

  @Override
  public void close() {
    journal.close();
  }
}
