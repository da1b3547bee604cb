package dev.ripcord.server;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.JournalException;
import dev.ripcord.notify.Looks;
import dev.ripcord.notify.Message;
import dev.ripcord.rule.Sample;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.server.Warden.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Watches services until it is stopped. */
public final class Daemon {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration LEAST_STEP = Duration.ofMillis(5);
  private static final Duration READ = Duration.ofSeconds(2);
  private static final Duration FLUSH = Duration.ofSeconds(1);
  private static final Duration SURVEY = Duration.ofSeconds(60);

  /** Of many services each is surveyed less often, so that looks keep their pace. */
  private static final Duration SURVEY_COSTS = Duration.ofMillis(250);

  private static final Duration SOON = Duration.ofSeconds(5);

  /** The wheel turns fifty times a second; one that did not for so long stands. */
  private static final Duration STANDS = Duration.ofSeconds(5);

  private static final Duration REMEMBERED = Duration.ofHours(2);
  private static final int ENDS_AT_ONCE = 4;

  private final Parts parts;
  private final StopSwitch stop = new StopSwitch();
  private final Fleet fleet = new Fleet();
  private final Wheel wheel = new Wheel();
  private final Pulse pulse;
  private final Tallies tallies = new Tallies();
  private final Looker looker;
  private final Turnstile turnstile;
  private final Deeds deeds;
  private String mark = "";
  private final Semaphore enders = new Semaphore(ENDS_AT_ONCE);

  /** Services whose overdue watch is being ended. */
  private final Set<String> overdue = ConcurrentHashMap.newKeySet();

  private final Map<String, Warden> wardens = new ConcurrentHashMap<>();
  private final Suspicion suspicion = new Suspicion();

  /** When each service is surveyed next. */
  private final Surveys surveys = new Surveys();

  private final Set<Thread> doing = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;
  private final AtomicReference<Optional<Long>> turned = new AtomicReference<>(Optional.empty());

  /**
   * What it is put together from.
   *
   * @param tell gets what people should hear of; returns fast
   * @param complain gets a line for those who read logs
   */
  public record Parts(
      Catalog catalog,
      Journal journal,
      Hands hands,
      Keeping keeping,
      Clock clock,
      Set<Guard> guards,
      Supplier<String> incidentIds,
      Consumer<Message> tell,
      Consumer<String> complain) {}

  public Daemon(Parts parts) {
    this.parts = parts;
    pulse = new Pulse(parts.clock());
    looker = new Looker(parts.hands()::looks, parts.clock(), pulse, tallies, this::seen);
    turnstile = new Turnstile(wheel, looker::look, parts.clock(), Thread::startVirtualThread);
    deeds = new Deeds(parts.hands(), parts.clock(), stop, () -> ending);
  }

  /** How many looks there were since then. */
  public Looks looks(Instant since) {
    return tallies.since(since);
  }

  /** Why people are not told of a service at a moment. */
  public Optional<String> silence(String service, Instant at) {
    return Optional.ofNullable(wardens.get(service)).flatMap(each -> each.outlook().silence(at));
  }

  /** How many rules see something bad now, and may trip. */
  public int suspected() {
    var now = parts.clock().now();
    return fleet.wardens().stream().mapToInt(each -> each.outlook().suspected(now)).sum();
  }

  /** Whether it goes on: its wheel turned lately. */
  public boolean isTurning() {
    var now = parts.clock().nanoTime();
    return turned.get().filter(each -> now - each < STANDS.toNanos()).isPresent();
  }

  /** How it stands; asks nobody and waits for nobody. */
  public Insight insight() {
    var now = parts.clock().now();
    return new Insight(
        tallies.byState(),
        tallies.lates(),
        tallies.guards(),
        fleet.wardens().stream().map(each -> each.insight(now)).toList());
  }

  /** The services that it watches, by name. */
  public List<String> watched() {
    return fleet.wardens().stream().map(each -> each.service().name()).toList();
  }

  /**
   * What it sees and would do, of all services or of one; asks nobody and waits for nobody.
   *
   * @param hide takes secrets out of a text
   */
  public List<Told.OfService> told(Optional<String> service, UnaryOperator<String> hide) {
    var now = parts.clock().now();
    var ill = fleet.ill(now);
    return fleet.wardens().stream()
        .filter(each -> service.map(each.service().name()::equals).orElse(true))
        .map(each -> Prospect.of(each.known(), now, around(each, ill, hide)))
        .toList();
  }

  private Prospect.Around around(
      Warden warden, Function<Instant, Facts.Count> ill, UnaryOperator<String> hide) {
    var name = warden.service().name();
    return new Prospect.Around(ill, parts.guards(), each -> tallies.newest(name, each), hide);
  }

  /** Asks runs under way to stop at their next safe point; without it they go to their end. */
  public void hurry(String why) {
    stop.press(why);
  }

  /**
   * Watches until this thread is interrupted, and then waits for the runs that it began.
   *
   * @param ready called once when every service is watched
   */
  public void watch(Runnable ready) throws InterruptedException {
    var own = new ArrayList<Thread>();
    try {
      begin();
      own.add(always(Pulse.BEAT, this::beat));
      own.add(always(READ, this::read));
      own.add(always(FLUSH, parts.keeping()::flush));
      own.add(always(SOON, this::survey));
      own.add(always(SOON, looker::stuck));
      turn(); // so that it is seen to turn as soon as it is said to be ready
      ready.run();
      while (true) {
        parts.clock().sleep(rest());
        turn();
      }
    } finally {
      beginNothingMore();
      turnstile.close();
      own.forEach(Thread::interrupt);
      parts.keeping().flush();
      end();
    }
  }

  /** What was added before is waited for, and nothing is added after. */
  private void beginNothingMore() {
    synchronized (doing) {
      ending = true;
    }
  }

  /** Whoever stops the daemon does not want half a rollback. */
  private void end() {
    parts.hands().endWatches();
    var left = List.copyOf(doing);
    if (!left.isEmpty()) {
      parts.complain().accept("stopping: waiting for " + left.size() + " rollback(s) to end");
    }
    var interrupted = Thread.interrupted();
    for (var each : left) {
      try {
        each.join();
      } catch (InterruptedException _) {
        interrupted = true;
        hurry("the daemon is stopped");
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() {
    var around =
        new Warden.Surroundings(
            parts.clock(),
            fleet,
            parts.guards(),
            parts.incidentIds(),
            parts.tell(),
            parts.complain(),
            this::doing,
            tallies);
    for (var each : parts.catalog().services().values()) {
      if (!each.watching().rules().isEmpty()) {
        begin(each, around);
      }
    }
  }

  private void begin(Service service, Warden.Surroundings around) {
    var name = service.name();
    var kept = new KeptBefore(parts.keeping(), parts.clock());
    var annals = new Annals(parts.journal(), name, at -> kept.of(service, at));
    var warden = new Warden(service, annals, around);
    fleet.add(warden);
    wardens.put(name, warden);
    surveys.add(name, parts.clock().nanoTime());
    var since = parts.clock().now().minus(REMEMBERED);
    warden.begin(parts.keeping().since(name, since));
    var share = 0.0;
    for (var each : service.probes().values()) {
      wheel.add(name, each.name(), each.pace(), share, parts.clock().nanoTime());
      share = (share + GOLDEN) % 1;
    }
  }

  /** Steps of the golden section never lie close together, however many there are. */
  private static final double GOLDEN = 0.618;

  private void beat() {
    var still = pulse.beat();
    if (still.compareTo(Duration.ofSeconds(1)) > 0) {
      parts.complain().accept("stood still for " + still.toMillis() + " ms");
      fleet.wardens().forEach(each -> each.stoodStill(still));
    }
  }

  private void read() {
    var now = mark();
    var news = now.isEmpty() || !now.equals(mark);
    mark = now;
    fleet.wardens().forEach(each -> each.tick(news));
  }

  /** Empty when the journal does not answer: each warden asks it, and complains. */
  private String mark() {
    try {
      return parts.journal().mark();
    } catch (JournalException _) {
      return "";
    }
  }

  /** Until the next look is due: of a rule's duration every late look of it would be added up. */
  private Duration rest() {
    var now = parts.clock().nanoTime();
    var due = wheel.next().orElse(now + STEP.toNanos());
    return Duration.ofNanos(Math.clamp(due - now, LEAST_STEP.toNanos(), STEP.toNanos()));
  }

  private void turn() {
    turned.set(Optional.of(parts.clock().nanoTime()));
    turnstile.giveOut();
  }

  private void seen(String service, Sample sample) {
    parts.keeping().add(service, sample);
    var warden = java.util.Objects.requireNonNull(wardens.get(service));
    warden.seen(sample);
    if (suspicion.rises(service, sample, warden.isIll(sample.at()))) {
      surveys.hurry(service, parts.clock().nanoTime());
    }
  }

  /** Keeps the way back known, so that it is told before the night when it is missing. */
  private void survey() {
    var fewer = SURVEY_COSTS.multipliedBy(fleet.wardens().size());
    var apart = fewer.compareTo(SURVEY) > 0 ? fewer : SURVEY;
    for (var each : surveys.begin(parts.clock().nanoTime(), apart)) {
      Thread.startVirtualThread(() -> survey(each));
    }
  }

  /** The end of an old watch may take minutes, so the way back is looked at before. */
  private void survey(String name) {
    try {
      var prepared = parts.hands().prepare(name, Optional.empty(), "readiness");
      looker.renew(name);
      java.util.Objects.requireNonNull(wardens.get(name)).know(prepared.way());
    } finally {
      surveys.over(name);
      survey();
    }
    if (overdue.add(name)) {
      endOverdueWatch(name);
    }
  }

  private void endOverdueWatch(String name) {
    enders.acquireUninterruptibly();
    try {
      parts
          .hands()
          .endOverdueWatch(name)
          .ifPresent(each -> parts.complain().accept(name + ": " + each));
    } finally {
      enders.release();
      overdue.remove(name);
    }
  }

  /** What is decided while this daemon ends is taken up by the next one. */
  private void doing(Deed deed) {
    synchronized (doing) {
      if (!ending) {
        begin(deed);
      }
    }
  }

  private void begin(Deed deed) {
    var thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                deeds.run(deed);
              } finally {
                doing.remove(Thread.currentThread());
                // what it changed, or somebody meanwhile, is known before the next verdict is told
                surveys.hurry(deed.warden().service().name(), parts.clock().nanoTime());
              }
            });
    doing.add(thread);
    thread.start();
  }

  /** Again and again; a fault of one round is told, and the next one comes. */
  private Thread always(Duration every, Runnable round) {
    return Thread.startVirtualThread(() -> {
      try {
        while (true) {
          once(round);
          parts.clock().sleep(every);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void once(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      parts.complain().accept("a fault of ripcord: " + e);
    }
  }
}
