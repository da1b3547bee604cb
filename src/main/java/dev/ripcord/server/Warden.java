package dev.ripcord.server;

import dev.ripcord.catalog.Automation;
import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.decide.incident.Chronicle;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.decide.incident.Ladder;
import dev.ripcord.decide.incident.Move;
import dev.ripcord.decide.incident.Moves;
import dev.ripcord.decide.incident.Ruling;
import dev.ripcord.journal.JournalException;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Message;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches over one service: takes in what is seen and what is said, and carries out what the pure
 * parts decide. All that it decided is in the journal before it is told or done; two wardens of one
 * service, in two daemons, decide it once.
 */
final class Warden {
  /** How long the looks before an act that was not done stand for what they saw. */
  private static final Duration REMEMBERED = Duration.ofSeconds(15);

  /** Who said earlier that something is over was heard, or nobody waits for it any more. */
  private static final Duration LATELY = Duration.ofDays(1);

  private final Service service;
  private final Surroundings around;
  private final Annals annals;
  private final Tidings tidings;
  private final Blind blind;
  private volatile Outlook outlook;
  private volatile Incidents incidents = Incidents.NONE;
  private volatile Optional<Facts.Way> way = Optional.empty();
  private Optional<Seen> lastLook = Optional.empty();
  private boolean acting;
  private boolean unread = true;

  /** What all wardens share; {@code complain} gets a line for those who read logs. */
  record Surroundings(
      Clock clock,
      Fleet fleet,
      Set<Guard> guards,
      Supplier<String> incidentIds,
      Consumer<Message> tell,
      Consumer<String> complain,
      Consumer<Deed> doing,
      Tallies tallies) {}

  /** Something to be done about a service, which may take long. */
  sealed interface Deed {
    Warden warden();

    /** Go back, or try a remedy, because of this rule, when the last looks agree. */
    record GoBack(Warden warden, Ruling ruling, Incident incident) implements Deed {}

    /** See how the run ended that was begun before this daemon. */
    record TakeUp(Warden warden, WatchEvent.Acting acting) implements Deed {}
  }

  /** What is known of it; does not change any more. */
  record Known(Service service, Outlook outlook, Incidents incidents, Optional<Facts.Way> way) {}

  private record Seen(Instant at, String rule, Facts.LastLook look) {}

  Warden(Service service, Annals annals, Surroundings around) {
    this.service = service;
    this.annals = annals;
    this.around = around;
    this.tidings = new Tidings(service);
    this.blind = new Blind(service);
    this.outlook = Outlook.of(service);
  }

  Service service() {
    return service;
  }

  Outlook outlook() {
    return outlook;
  }

  boolean isIll(Instant now) {
    return outlook.isIll(now);
  }

  synchronized Optional<Incident> open() {
    return incidents.open();
  }

  /** How it stands; without the lock, as whoever has it may wait for the journal. */
  Insight.OfService insight(Instant now) {
    var name = service.name();
    var known = outlook;
    var probes = new LinkedHashMap<String, Optional<Insight.Last>>();
    service
        .probes()
        .keySet()
        .forEach(each -> probes.put(each, around.tallies().newest(name, each)));
    var rules = new LinkedHashMap<String, Verdict.Kind>();
    known.verdicts(now).forEach((rule, verdict) -> rules.put(rule, verdict.kind()));
    var all = incidents;
    return new Insight.OfService(
        name,
        probes,
        rules,
        all.open().isPresent(),
        all.all().size(),
        around.tallies().runs(name, false),
        around.tallies().runs(name, true),
        way.map(each -> each.obstacle().isEmpty()),
        known.disarmed().isPresent(),
        known.hold().isPresent(),
        known.silence(now).isPresent());
  }

  /** The same with all that it rests on, and without the lock for the same reason. */
  Known known() {
    return new Known(service, outlook, incidents, way);
  }

  /** Takes up where an earlier daemon left: what was seen lately, and all that the journal has. */
  synchronized void begin(List<Sample> seen) {
    var all = new ArrayList<Happening>(seen.stream().map(Happening.Looked::new).toList());
    guarded(() -> {
      all.addAll(annals.news());
      incidents = incidents.after(annals.entries());
    });
    all.sort(java.util.Comparator.comparing(Happening::at));
    all.forEach(each -> outlook = outlook.after(each));
    stoodStill(Duration.ZERO);
    saidMeanwhile();
    takeUp();
  }

  /**
   * What people said of incidents while no daemon was there, so that nobody is reminded of what is
   * over or looked after; told twice, it reaches people once.
   */
  private void saidMeanwhile() {
    var now = around.clock().now();
    incidents
        .open()
        .ifPresent(each -> {
          if (each.isOfPerson()) {
            tell(each.opened(), each);
          }
          each.acknowledged()
              .ifPresent(who -> tell(new WatchEvent.Acknowledged(now, each.id(), who), each));
        });
    for (var each : incidents.newestFirst()) {
      each.closed()
          .filter(Tidings::isOfPerson)
          .filter(end -> end.at().isAfter(now.minus(LATELY)))
          .ifPresent(end -> tell(end, each));
    }
  }

  private void tell(WatchEvent event, Incident incident) {
    tidings.of(event, Optional.of(incident)).forEach(around.tell());
  }

  /** The monitor goes on after it stood still. */
  synchronized void stoodStill(Duration still) {
    outlook = outlook.after(new Happening.Resumed(around.clock().now()));
    blind.stoodStill(still);
  }

  private void takeUp() {
    incidents
        .open()
        .flatMap(Incident::underWay)
        .ifPresent(each -> {
          acting = true;
          around.doing().accept(new Deed.TakeUp(this, each));
        });
  }

  /** A probe has looked. */
  synchronized void seen(Sample sample) {
    outlook = outlook.after(new Happening.Looked(sample));
    var now = around.clock().now();
    blind.seen(sample, now).map(each -> tidings.sees(each, now)).ifPresent(around.tell());
    if (incidents.open().isPresent() || outlook.isDue(sample.probe(), now)) {
      step();
    }
  }

  /**
   * Lets time tell.
   *
   * @param news whether somebody wrote something since, which has to be read first
   */
  synchronized void tick(boolean news) {
    unread |= news;
    if (unread) {
      guarded(() -> {
        read();
        unread = false;
      });
    }
    var now = around.clock().now();
    blind.news(now).forEach(each -> around.tell().accept(tidings.blind(each, now)));
    if (!acting) {
      takeUp();
    }
    step();
  }

  private void read() {
    annals.news().forEach(each -> outlook = outlook.after(each));
    annals.entries().forEach(this::heard);
    annals.returned().ifPresent(each -> write(List.of(each)));
    var now = around.clock().now();
    annals.gone(now.minus(LATELY)).forEach(each -> around.tell().accept(tidings.gone(each, now)));
  }

  /** What people said of an incident is told here; what another daemon decided it told itself. */
  private void heard(WatchEntry entry) {
    var before = incidents.open();
    incidents = incidents.after(List.of(entry));
    if (Tidings.isOfPerson(entry.event())) {
      tidings.of(entry.event(), before).forEach(around.tell());
    }
  }

  /** What a rollback would be now; that there is none is told before the night when it matters. */
  synchronized void know(Facts.Way newest) {
    var before = way.flatMap(Facts.Way::obstacle);
    way = Optional.of(newest);
    if (before.isPresent() != newest.obstacle().isPresent()) {
      around.tell().accept(tidings.wayBack(newest, around.clock().now()));
    }
  }

  private void step() {
    if (!acting) {
      guarded(this::decide);
    }
  }

  private void decide() {
    var now = around.clock().now();
    var verdicts = outlook.verdicts(now);
    var quiet = verdicts.values().stream().noneMatch(each -> each.isDue());
    if (quiet && incidents.open().isEmpty()) {
      return;
    }
    var rulings =
        service.watching().rules().values().stream()
            .filter(each -> java.util.Objects.requireNonNull(verdicts.get(each.name())).isDue())
            .map(each -> ruling(each, now))
            .toList();
    var situation =
        new Moves.Situation(now, verdicts, rulings, annals.running(), automation().callAfter());
    make(Moves.next(incidents.open(), situation, around.incidentIds()));
  }

  private Ruling ruling(Rule rule, Instant now) {
    var remembered =
        lastLook
            .filter(each -> each.rule().equals(rule.name()))
            .filter(each -> now.isBefore(each.at().plus(REMEMBERED)))
            .map(Seen::look);
    return ruling(rule, now, way, remembered);
  }

  private Ruling ruling(
      Rule rule, Instant now, Optional<Facts.Way> back, Optional<Facts.LastLook> looks) {
    var elsewhere =
        new Outlook.Elsewhere(
            around.fleet().ill(outlook.verdict(rule.name(), now).since().orElse(now), now),
            annals.busy().map(Warden::said),
            back,
            looks);
    var facts = outlook.facts(rule.name(), now, elsewhere);
    return Ruling.of(facts, Ladder.of(rule, incidents, now, automation()), around.guards());
  }

  private Automation automation() {
    return service.watching().automation();
  }

  private static String said(Lock lock) {
    return "run " + lock.run() + " of " + lock.owner() + " has the service";
  }

  private void make(Move move) {
    if (!move.write().isEmpty() && !write(move.write())) {
      return;
    }
    move.act()
        .ifPresent(each -> {
          acting = true;
          var incident = incidents.open().orElseThrow();
          around.doing().accept(new Deed.GoBack(this, each, incident));
        });
  }

  /** False when somebody wrote something meanwhile: it is read first, and decided anew. */
  private boolean write(List<WatchEvent> events) {
    if (!annals.write(incidents.last(), events)) {
      read();
      return false;
    }
    for (var each : events) {
      var before = incidents.open();
      incidents = incidents.after(List.of(new WatchEntry(incidents.last() + 1, each)));
      Chronicle.of(each).ifPresent(it -> outlook = outlook.after(it));
      tidings.of(each, before).forEach(around.tell());
      around.tallies().decided(service.name(), each, before);
    }
    return true;
  }

  /**
   * The last word before the act, after the looks for it; writes that it begins.
   *
   * @return whether it may be done
   */
  synchronized boolean agree(Deed.GoBack deed, Facts.Way back, Facts.LastLook looks, String run) {
    var agreed = new boolean[1];
    guarded(() -> {
      read();
      var now = around.clock().now();
      var judged = Optional.of(looks).filter(each -> each.good() + each.bad() > 0);
      lastLook = judged.map(each -> new Seen(now, deed.ruling().rule().name(), each));
      if (deed.ruling().remedy().isEmpty()) {
        way = Optional.of(back);
      }
      var ruling = ruling(deed.ruling().rule(), now, way, judged);
      var stillOpen = incidents.open().filter(each -> each.id().equals(deed.incident().id()));
      agreed[0] =
          stillOpen.isPresent()
              && ruling.judgement().course() == deed.ruling().judgement().course()
              && ruling.remedy().equals(deed.ruling().remedy())
              && write(
                  List.of(
                      new WatchEvent.Acting(
                          now,
                          deed.incident().id(),
                          deed.ruling().rule().name(),
                          run,
                          deed.ruling().remedy())));
    });
    acting = agreed[0];
    return agreed[0];
  }

  /** It is over. */
  synchronized void done(String run, Hands.Ending ending) {
    guarded(() -> {
      read();
      var incident = incidents.open().map(Incident::id).orElse("");
      write(
          List.of(
              new WatchEvent.Acted(
                  around.clock().now(), incident, run, ending.outcome(), ending.said())));
    });
    acting = false;
    step();
  }

  /** Whoever was about to begin it was stopped before: it may begin now. */
  synchronized void neverBegun(WatchEvent.Acting begun) {
    guarded(() -> {
      read();
      write(
          List.of(
              new WatchEvent.Withdrawn(
                  around.clock().now(),
                  begun.incident(),
                  "ripcord was stopped before run " + begun.run() + " was created")));
    });
    acting = false;
    step();
  }

  /** It was not begun, for the time being. */
  synchronized void left() {
    acting = false;
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (JournalException e) {
      around.complain().accept(service.name() + ": " + e.getMessage());
    }
  }
}
