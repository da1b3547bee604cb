package dev.ripcord.notify;

import dev.ripcord.notify.Letter.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What comes after a try: pure, but for the random number that keeps many from asking at the same
 * time.
 */
final class NextTry {
  /** So often one channel is asked before the next one is. */
  static final int BEFORE_FALLING_OVER = 3;

  /** After so long nobody needs to know any more. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration WORTH_WAITING = Duration.ofSeconds(10);
  private static final int KEPT = 5;

  private NextTry() {}

  static Letter after(Letter letter, Delivery delivery, Instant now, RandomGenerator random) {
    return switch (delivery) {
      case Delivery.Taken _ -> taken(letter);
      case Delivery.Refused(String said) -> refused(told(letter, said), now);
      case Delivery.Failed(String said) -> failed(told(letter, said), now, random);
      case Delivery.Later(Duration wait, String said) -> later(told(letter, said), wait, now);
    };
  }

  /** At a channel that is not asked now: the next one is, or it waits. */
  static Letter closed(Letter letter, Instant until, Instant now) {
    return last(letter)
        ? letter.with(letter.place(), letter.tries(), until, State.WAITING, letter.said())
        : letter.with(letter.place() + 1, 0, now, State.WAITING, letter.said());
  }

  private static Letter taken(Letter letter) {
    return letter.with(letter.place(), letter.tries() + 1, letter.due(), State.SENT, letter.said());
  }

  /** Not asked again: the next one is, at once; after the last one it is given up. */
  private static Letter refused(Letter letter, Instant now) {
    return last(letter)
        ? letter.with(
            letter.place(), letter.tries() + 1, letter.due(), State.GIVEN_UP, letter.said())
        : letter.with(letter.place() + 1, 0, now, State.WAITING, letter.said());
  }

  /** The next one after some tries, and from the last one to the first again. */
  private static Letter failed(Letter letter, Instant now, RandomGenerator random) {
    var tries = letter.tries() + 1;
    if (now.isAfter(letter.made().plus(PATIENCE))) {
      return letter.with(letter.place(), tries, letter.due(), State.GIVEN_UP, letter.said());
    }
    var over = tries % BEFORE_FALLING_OVER == 0 && letter.route().size() > 1;
    if (over && !last(letter)) {
      return letter.with(letter.place() + 1, 0, now, State.WAITING, letter.said());
    }
    var place = over ? 0 : letter.place();
    var pause = jittered(pause(over ? BEFORE_FALLING_OVER + tries : tries), random);
    return letter.with(place, tries, now.plus(pause), State.WAITING, letter.said());
  }

  /** A channel that is full is not broken; somebody else may be quicker. */
  private static Letter later(Letter letter, Duration wait, Instant now) {
    if (now.isAfter(letter.made().plus(PATIENCE))) {
      return letter.with(
          letter.place(), letter.tries() + 1, letter.due(), State.GIVEN_UP, letter.said());
    }
    var over = wait.compareTo(WORTH_WAITING) > 0 && !last(letter);
    return over
        ? letter.with(letter.place() + 1, 0, now, State.WAITING, letter.said())
        : letter.with(letter.place(), letter.tries(), now.plus(wait), State.WAITING, letter.said());
  }

  private static boolean last(Letter letter) {
    return letter.place() == letter.route().size() - 1;
  }

  private static Duration pause(int tries) {
    var doubled = FIRST.multipliedBy(1L << Math.min(20, tries - 1));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  /** Between a half of it and all of it. */
  private static Duration jittered(Duration pause, RandomGenerator random) {
    var half = pause.toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  private static Letter told(Letter letter, String said) {
    var all = new ArrayList<>(letter.said());
    all.add(letter.channel() + ": " + said);
    List<String> last = all.subList(Math.max(0, all.size() - KEPT), all.size());
    return letter.with(letter.place(), letter.tries(), letter.due(), letter.state(), last);
  }
}
