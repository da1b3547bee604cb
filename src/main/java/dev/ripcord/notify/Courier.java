package dev.ripcord.notify;

import dev.ripcord.catalog.Notices;
import dev.ripcord.clock.Clock;
import dev.ripcord.notify.Letter.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Takes what is due from an outbox to its channels, each channel by itself: one that hangs holds up
 * no other. A letter is marked after it was taken: whoever is killed in between sends it once more,
 * and nothing is lost.
 */
final class Courier {
  /** A letter that is due later than this was made by another clock, and is due now. */
  static final Duration FARTHEST = Duration.ofHours(2);

  /** Longer than one try takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration CLOSED = Duration.ofMinutes(1);

  private final Outbox outbox;
  private final House house;
  private final Errands errands;
  private final Map<String, Thread> working = new ConcurrentHashMap<>();
  private final Map<String, Instant> closed = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /** What was sent and could not be marked, as on a full disk; never sent again from here. */
  private final Map<String, Letter> unmarked = new ConcurrentHashMap<>();

  /** What all couriers share. */
  record Errands(
      Notices notices,
      Sender sender,
      Clock clock,
      RandomGenerator random,
      Consumer<String> complain) {}

  Courier(Outbox outbox, House house, Errands errands) {
    this.outbox = outbox;
    this.house = house;
    this.errands = errands;
  }

  /** Sorts what came, and has somebody at every channel that is due; waits for nobody. */
  void round() {
    var now = errands.clock().now();
    outbox.sort(now, (standing, told) -> Sorting.step(standing, told, house, now));
    for (var each : outbox.due(now)) {
      working.computeIfAbsent(each, this::worker);
    }
  }

  /** The same, until all who were sent are back. */
  void wholeRound() throws InterruptedException {
    round();
    for (var each : List.copyOf(working.values())) {
      each.join();
    }
  }

  private Thread worker(String channel) {
    return Thread.startVirtualThread(() -> {
      try {
        while (deliver(channel)) {
          // the next one
        }
      } catch (OutboxException e) {
        errands.complain().accept("notify: " + e.getMessage());
      } finally {
        working.remove(channel);
      }
    });
  }

  /** One letter; false when there is nothing more to do there now. */
  private boolean deliver(String channel) {
    var now = errands.clock().now();
    var claimed = outbox.claim(channel, now, now.plus(LEASE));
    if (claimed.isEmpty()) {
      return false;
    }
    var letter = claimed.get();
    var before = Optional.ofNullable(unmarked.get(letter.id()));
    if (before.isPresent()) {
      mark(before.get());
      return true;
    }
    var until = Optional.ofNullable(closed.get(channel)).filter(each -> each.isAfter(now));
    if (until.isPresent()) {
      mark(NextTry.closed(letter, until.get(), now));
      return true;
    }
    var delivery = send(channel, letter);
    learn(channel, delivery);
    mark(NextTry.after(letter, delivery, errands.clock().now(), errands.random()));
    return delivery instanceof Delivery.Taken || delivery instanceof Delivery.Refused;
  }

  private Delivery send(String channel, Letter letter) {
    var known = errands.notices().channels().get(channel);
    if (known == null) {
      return new Delivery.Refused("the catalog has no such channel any more");
    }
    try {
      return errands.sender().send(known, told(letter), letter.id());
    } catch (RuntimeException e) {
      return new Delivery.Failed("a fault of ripcord: " + e.getClass().getSimpleName());
    }
  }

  /** Who gets it instead of others is told why. */
  private static Message told(Letter letter) {
    return letter.place() == 0
        ? letter.message()
        : letter
            .lastSaid()
            .map(each -> letter.message().fact("told here because", each))
            .orElse(letter.message());
  }

  private void learn(String channel, Delivery delivery) {
    switch (delivery) {
      case Delivery.Taken _ -> failures.remove(channel);
      case Delivery.Refused _ -> {}
      case Delivery.Later(Duration pause, _) ->
          closed.put(channel, errands.clock().now().plus(pause));
      case Delivery.Failed _ -> {
        if (failures.merge(channel, 1, Integer::sum) >= NextTry.BEFORE_FALLING_OVER) {
          failures.remove(channel);
          closed.put(channel, errands.clock().now().plus(CLOSED));
        }
      }
    }
  }

  private void mark(Letter letter) {
    unmarked.put(letter.id(), letter);
    outbox.mark(letter);
    unmarked.remove(letter.id());
    if (letter.state() == State.GIVEN_UP) {
      var said = new ArrayList<>(letter.said());
      errands
          .complain()
          .accept(
              "notify: nobody could be told: "
                  + Wording.headline(letter.message())
                  + " ("
                  + String.join("; ", said)
                  + ")");
    }
  }
}
