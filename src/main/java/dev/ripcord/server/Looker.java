package dev.ripcord.server;

import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Makes one look, and a sample of what it saw; what may be our own doing is unknown. */
final class Looker {
  private final Hands hands;
  private final Clock clock;
  private final Pulse pulse;
  private final Tallies tallies;
  private final BiConsumer<String, Sample> taker;
  private final Map<String, Map<String, Hands.Look>> looks = new ConcurrentHashMap<>();
  private final Map<String, Instant> before = new ConcurrentHashMap<>();

  Looker(Hands hands, Clock clock, Pulse pulse, Tallies tallies, BiConsumer<String, Sample> taker) {
    this.hands = hands;
    this.clock = clock;
    this.pulse = pulse;
    this.tallies = tallies;
    this.taker = taker;
  }

  /** The probes of a service may be others now, as another release runs. */
  void renew(String service) {
    looks.put(service, hands.looks(service));
  }

  /** Takes a turn of the wheel, and gives it back. */
  void turn(Wheel wheel, Wheel.Turn turn) {
    var spoke = turn.spoke();
    var began = clock.nanoTime();
    var state = State.UNKNOWN;
    try {
      state = look(turn, began);
    } finally {
      if (turn.late() && state == State.UNKNOWN) {
        tallies.late();
        wheel.again(spoke, began);
      } else {
        wheel.looked(spoke, state, began);
      }
    }
  }

  private State look(Wheel.Turn turn, long began) {
    var spoke = turn.spoke();
    var at = clock.now();
    var since = before.put(spoke.service + " " + spoke.probe, at);
    var look = looks.computeIfAbsent(spoke.service, hands::looks).get(spoke.probe);
    if (look == null) {
      return State.UNKNOWN;
    }
    var finding = look.at(since == null ? at : since);
    var ours =
        finding.state() == Finding.State.BAD
            && (turn.late() || pulse.disturbed(began, clock.nanoTime()));
    var sample = sample(spoke.probe, at, finding, ours);
    tallies.looked(spoke.service, sample);
    taker.accept(spoke.service, sample);
    return sample.state();
  }

  private static Sample sample(String probe, Instant at, Finding finding, boolean ours) {
    var state = ours ? State.UNKNOWN : State.valueOf(finding.state().name());
    var marks =
        finding.marks().stream().map(each -> new Sample.Mark(each.id(), each.at())).toList();
    return new Sample(probe, at, state, finding.numbers(), marks);
  }
}
