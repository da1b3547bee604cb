package dev.ripcord.decide.guard;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Role;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Urgency;
import dev.ripcord.decide.guard.Facts.Count;
import dev.ripcord.decide.guard.Happening.Armed;
import dev.ripcord.decide.guard.Happening.Certified;
import dev.ripcord.decide.guard.Happening.Deployed;
import dev.ripcord.decide.guard.Happening.Held;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.Happening.Resumed;
import dev.ripcord.decide.guard.Happening.RolledBack;
import dev.ripcord.decide.guard.Happening.Silenced;
import dev.ripcord.decide.guard.Happening.Started;
import dev.ripcord.decide.guard.Happening.Tried;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a service stands, after all that happened: the fold of its happenings. The daemon lives on
 * it, and a replay of last week makes the same decisions from the same samples.
 */
public final class Outlook {
  private static final Duration DAY = Duration.ofHours(24);

  /** Intervals in a slot of a ratio or a quantile. */
  private static final int SLOT = 2;

  private final Service service;
  private final Duration settle;
  private final List<Track> tracks;
  private final Map<String, Standing> probes;
  private final Deeds deeds;

  private Outlook(
      Service service,
      Duration settle,
      List<Track> tracks,
      Map<String, Standing> probes,
      Deeds deeds) {
    this.service = service;
    this.settle = settle;
    this.tracks = tracks;
    this.probes = probes;
    this.deeds = deeds;
  }

  /** Before anything happened. */
  public static Outlook of(Service service) {
    var every = service.intervals();
    var tracks =
        service.watching().rules().values().stream().map(each -> Track.of(each, every)).toList();
    return new Outlook(service, settle(service), tracks, Map.of(), Deeds.NONE);
  }

  private Outlook with(List<Track> nextTracks, Map<String, Standing> nextProbes, Deeds nextDeeds) {
    return new Outlook(service, settle, nextTracks, nextProbes, nextDeeds);
  }

  /** After one thing more. */
  public Outlook after(Happening happening) {
    return switch (happening) {
      case Looked(Sample sample) -> looked(sample);
      case Deployed deployed -> deployed(deployed);
      case RolledBack back -> with(wentBack(), probes, deeds.after(back));
      case Silenced silenced -> with(cleared(), probes, deeds.after(silenced));
      case Held _, Armed _, Started _, Certified _, Tried _, Resumed _ ->
          with(tracks, probes, deeds.after(happening));
    };
  }

  private Outlook looked(Sample sample) {
    var standing = standing(sample);
    if (deeds.silence(sample.at(), settle).isPresent()) {
      return with(tracks, standing, deeds);
    }
    var good = sample.state() == State.GOOD && isOfService(sample.probe());
    return with(
        mapped(each -> each.isAbout(sample.probe()) ? each.after(sample) : each),
        standing,
        good ? deeds.seenGood(sample.at()) : deeds);
  }

  /** Most looks tell nothing new, and a service may have many probes. */
  private Map<String, Standing> standing(Sample sample) {
    var before = probes.get(sample.probe());
    var next = before == null ? Standing.of(sample) : before.after(sample);
    if (next.equals(before)) {
      return probes;
    }
    var more = new TreeMap<>(probes);
    more.put(sample.probe(), next);
    return more;
  }

  private boolean isOfService(String probe) {
    return Optional.ofNullable(service.probes().get(probe))
        .filter(each -> each.role() == Role.SERVICE)
        .isPresent();
  }

  private Outlook deployed(Deployed deployed) {
    var standing = new TreeMap<String, Standing>();
    probes.forEach((name, each) -> standing.put(name, each.deployed()));
    var every = service.intervals();
    return with(
        mapped(each -> each.renewed(deployed.at(), every, deployed.baselines())),
        standing,
        deeds.after(deployed));
  }

  private List<Track> cleared() {
    var every = service.intervals();
    return mapped(each -> each.cleared(every));
  }

  private List<Track> wentBack() {
    var every = service.intervals();
    return mapped(each -> each.back(every));
  }

  private List<Track> mapped(UnaryOperator<Track> change) {
    return tracks.stream().map(change).toList();
  }

  /** What each rule has come to. */
  public Map<String, Verdict> verdicts(Instant now) {
    var all = new LinkedHashMap<String, Verdict>();
    tracks.forEach(each -> all.put(each.rule().name(), each.state().verdict(now)));
    return all;
  }

  /** Whether a rule about this probe has come to something. */
  public boolean isDue(String probe, Instant now) {
    return tracks.stream()
        .filter(each -> each.isAbout(probe))
        .anyMatch(each -> each.state().verdict(now).isDue());
  }

  /** What one of them has come to. */
  public Verdict verdict(String rule, Instant now) {
    return track(rule).state().verdict(now);
  }

  private Track track(String rule) {
    return tracks.stream()
        .filter(each -> each.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether a rule that goes back tripped a moment ago, or is about to: when many fall ill at once,
   * the first must not be rolled back because the others have not tripped yet.
   */
  public boolean isIll(Instant now) {
    return goingBack()
        .anyMatch(each -> {
          var verdict = each.state().verdict(now);
          return verdict.isTripped()
              ? each.tripped().filter(it -> Illness.isTogether(it, now)).isPresent()
              : verdict.burning();
        });
  }

  /** How many of its critical rules see something bad now, and only lack time to trip. */
  public int suspected(Instant now) {
    return (int)
        tracks.stream()
            .filter(each -> each.rule().urgency() == Urgency.CRITICAL)
            .map(each -> each.state().verdict(now))
            .filter(each -> each.kind() == Verdict.Kind.PENDING && each.burning())
            .count();
  }

  /** The same of one that fell ill about then, and for as long as it is. */
  public boolean isIllSince(Instant then, Instant now) {
    return illness(now).isOf(then);
  }

  /**
   * Since when it is ill, for as long as it is. When a rule trips depends on how long it waits, so
   * that tells nothing of what fell ill together.
   */
  public Illness illness(Instant now) {
    var verdicts = goingBack().map(each -> each.state().verdict(now)).toList();
    return new Illness(
        verdicts.stream().anyMatch(each -> !each.isTripped() && each.burning()),
        verdicts.stream()
            .filter(Verdict::isTripped)
            .flatMap(each -> each.since().stream())
            .toList());
  }

  private Stream<Track> goingBack() {
    return tracks.stream().filter(each -> each.rule().rollBack().isPresent());
  }

  /** Why nothing is said or done of it now, where that is so. */
  public Optional<String> silence(Instant now) {
    return deeds.silence(now, settle);
  }

  /** Who holds automation, and why, where somebody does. */
  public Optional<String> hold() {
    return deeds.held();
  }

  /** Why a person has to look before anything begins by itself again, where that is so. */
  public Optional<String> disarmed() {
    return deeds.disarmed();
  }

  /** All that is known for a decision about a rule; {@code elsewhere} is what is not of it. */
  public Facts facts(String rule, Instant now, Elsewhere elsewhere) {
    var track = track(rule);
    return new Facts(
        now,
        track.rule(),
        track.state().verdict(now),
        service.watching().automation(),
        deeds.change(track.badBefore(), track.state().contrast()),
        surroundings(track, now, elsewhere),
        deeds.memory(now.minus(DAY)),
        new Facts.Operators(elsewhere.busy(), deeds.silence(now, settle), deeds.held()),
        elsewhere.way(),
        elsewhere.lastLook());
  }

  private Facts.Surroundings surroundings(Track track, Instant now, Elsewhere elsewhere) {
    var longest =
        track.rule().when().probes().stream()
            .flatMap(each -> Optional.ofNullable(service.probes().get(each)).stream())
            .map(each -> each.pace().every())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    var slot = longest.multipliedBy(SLOT);
    return new Facts.Surroundings(
        dependencies(now, settle.plus(slot)),
        witnesses(now, longest.plus(slot), track.state().verdict(now).since()),
        deeds.resumed(),
        longest,
        elsewhere.fleet(),
        track.flapping().flaps());
  }

  /** What leans on it may take so long to be back, and a ratio is known for a slot only later. */
  private List<Facts.Dependency> dependencies(Instant now, Duration patience) {
    return service.probes().values().stream()
        .filter(each -> each.role() == Role.DEPENDENCY && !each.bundled())
        .map(CheckEntry::name)
        .flatMap(each ->
            Optional.ofNullable(probes.get(each))
                .flatMap(it -> it.dependency(each, now, patience))
                .stream())
        .toList();
  }

  /** One that is back a moment sooner than the service was looked at again tells nothing yet. */
  private Count witnesses(Instant now, Duration patience, Optional<Instant> began) {
    var all =
        service.probes().values().stream().filter(each -> each.role() == Role.WITNESS).toList();
    var good =
        all.stream()
            .map(CheckEntry::name)
            .flatMap(each -> Optional.ofNullable(probes.get(each)).stream())
            .filter(each -> each.isGoodFor(patience, now))
            .filter(each -> each.hasToldSince(began.orElse(Instant.MIN)))
            .count();
    return new Count((int) good, all.size());
  }

  /** After maintenance things settle for two looks and the grace of a start. */
  private static Duration settle(Service service) {
    var slowest =
        service.probes().values().stream()
            .map(each -> each.pace().every())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return slowest.plus(slowest).plus(service.watching().automation().grace());
  }

  /** What a decision needs beside the service's own past. */
  public record Elsewhere(
      Count fleet,
      Optional<String> busy,
      Optional<Facts.Way> way,
      Optional<Facts.LastLook> lastLook) {
    /** The way back is there, nobody else acts, and this is the only service. */
    public static final Elsewhere ALONE =
        new Elsewhere(
            new Count(1, 1),
            Optional.empty(),
            Optional.of(new Facts.Way("the release before", Optional.empty())),
            Optional.empty());
  }
}
