package dev.ripcord.server;

import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.probe.Origin;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Makes one look, and a sample of what it saw; what may be our own doing is unknown. */
final class Looker {
  /** It is told as such, or nobody would hear of a probe that nobody can make. */
  private static final Finding CANNOT_LOOK = Finding.unknown("the look cannot be made now");

  /** Longer than a look has time for, unless its own timeout is longer. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final Function<String, Map<String, Hands.Look>> probes;
  private final Clock clock;
  private final Pulse pulse;
  private final Tallies tallies;
  private final BiConsumer<String, Sample> taker;
  private final Map<String, Map<String, Hands.Look>> looks = new ConcurrentHashMap<>();
  private final Map<String, Instant> before = new ConcurrentHashMap<>();
  private final Map<Spoke, Begun> underWay = new ConcurrentHashMap<>();

  /**
   * A look under way, by the steady clock.
   *
   * @param told when it was told last that it does not end
   */
  private record Begun(long at, OptionalLong told) {
    boolean isToTell(long now, Duration every) {
      return told.isPresent()
          ? now - told.getAsLong() >= every.toNanos()
          : now - at >= STUCK.toNanos();
    }

    Begun told(long now) {
      return new Begun(at, OptionalLong.of(now));
    }
  }

  Looker(
      Function<String, Map<String, Hands.Look>> probes,
      Clock clock,
      Pulse pulse,
      Tallies tallies,
      BiConsumer<String, Sample> taker) {
    this.probes = probes;
    this.clock = clock;
    this.pulse = pulse;
    this.tallies = tallies;
    this.taker = taker;
  }

  /** The probes of a service may be others now, as another release runs. */
  void renew(String service) {
    looks.put(service, probes.apply(service));
  }

  /** Looks at one that the wheel gave out, and puts it back. */
  void look(Wheel wheel, Spoke spoke) {
    var began = clock.nanoTime();
    var late = spoke.isLate(began);
    var state = State.UNKNOWN;
    underWay.put(spoke, new Begun(began, OptionalLong.empty()));
    try {
      state = look(spoke, began, late);
    } finally {
      underWay.remove(spoke);
      if (late && state == State.UNKNOWN) {
        tallies.late();
        wheel.again(spoke, began);
      } else {
        wheel.looked(spoke, state, began);
      }
    }
  }

  /**
   * Of a look that never ends, as on a file system that is gone, people hear as of a blind one: it
   * counts as one that tells nothing, at the pace of its probe.
   */
  void stuck() {
    for (var each : underWay.keySet()) {
      underWay.computeIfPresent(each, this::stuck);
    }
  }

  private Begun stuck(Spoke spoke, Begun begun) {
    var now = clock.nanoTime();
    if (!begun.isToTell(now, spoke.every())) {
      return begun;
    }
    take(spoke, sample(spoke.probe, clock.now(), CANNOT_LOOK, false));
    return begun.told(now);
  }

  private void take(Spoke spoke, Sample sample) {
    tallies.looked(spoke.service, sample);
    taker.accept(spoke.service, sample);
  }

  private State look(Spoke spoke, long began, boolean late) {
    var at = clock.now();
    var since = before.put(spoke.service + " " + spoke.probe, at);
    var look = looks.computeIfAbsent(spoke.service, probes).get(spoke.probe);
    var finding = look == null ? CANNOT_LOOK : look.at(since == null ? at : since);
    var ended = clock.nanoTime();
    var ours =
        finding.state() == Finding.State.BAD
            && (late || pulse.disturbed(began, ended))
            && !(isAnswer(finding) && spoke.isNews(began, ended));
    var begun = underWay.remove(spoke);
    var stuck = begun != null && begun.told().isPresent();
    // samples come in the order of time, and that it did not end was told since it began
    var sample = sample(spoke.probe, stuck ? clock.now() : at, finding, ours);
    take(spoke, sample);
    return sample.state();
  }

  /** A monitor that is starved is late with every look; only in its answers it can find a fault. */
  private static boolean isAnswer(Finding finding) {
    return finding.origin().filter(each -> each == Origin.ANSWER).isPresent();
  }

  private static Sample sample(String probe, Instant at, Finding finding, boolean ours) {
    var state = ours ? State.UNKNOWN : State.valueOf(finding.state().name());
    var marks =
        finding.marks().stream().map(each -> new Sample.Mark(each.id(), each.at())).toList();
    return new Sample(probe, at, state, finding.numbers(), marks);
  }
}
