package dev.ripcord.decide.replay;

import static dev.ripcord.decide.replay.Weather.at;

import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.guard.WatchedService;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * The hours around something, and whether going back was right: what a person would say who knows
 * how it really was.
 *
 * @param right when it was; empty where it never was
 */
record LabelledDay(
    Kind kind, long seed, List<Happening> happenings, Optional<Right> right, Replay.Around around) {
  static final Service SERVICE =
      WatchedService.of(
          """
          probes:
            api: { tcp: 1, every: 30s, retry: 5s }
            web: { tcp: 2, every: 30s }
            app: { tcp: 3, every: 30s }
            db: { tcp: 4, every: 30s, retry: 5s, role: dependency }
            gateway: { tcp: 5, every: 30s, retry: 5s, role: witness }
          rules:
            down: { when: unavailable(api) for 1m, severity: critical, action: rollback }
            errors: { when: ratio(web) > 10% for 3m, severity: critical, action: rollback }
            slow: { when: latency of api > 1s for 3m, action: rollback }
            restarts: { when: restarts(app) > 3 in 5m, action: rollback }
            leak: { when: slope(memory of app) > 1%/min for 30m, action: rollback }
          """);
  private static final int DEPLOYED = 2400;
  private static final int END = 2 * 3600;
  private static final int MINUTE = 60;

  /** It began then, and whoever goes back later than that is too late. */
  record Right(Instant began, Instant latest) {
    static Right of(int began, int within) {
      return new Right(at(began), at(began + within));
    }
  }

  /** What kind of day it was. */
  enum Kind {
    DOES_NOT_ANSWER_ANY_MORE,
    NEVER_CAME_UP,
    ANSWERS_WITH_ERRORS,
    IS_SLOW,
    CRASHES_AGAIN_AND_AGAIN,
    LEAKS,
    NOTHING,
    GOOD_RELEASE,
    SHORT_OUTAGE,
    BURST_OF_ERRORS,
    DEPENDENCY_FAILS(Guard.DEPENDENCIES),
    DEPENDENCY_WAS_BAD_AND_FAILS_ONCE_MORE(Guard.DEPENDENCIES),
    NETWORK_IS_LOST(Guard.WITNESSES),
    MONITOR_STOPPED,
    LOW_TRAFFIC(Guard.EVIDENCE),
    MAINTENANCE,
    OLD_RELEASE_FAILS(Guard.ARMED_BY_A_CHANGE),
    BAD_BEFORE(Guard.GOOD_BEFORE),
    PERSON_AT_WORK(Guard.PERSON),
    FAILS_AFTER_IT_WENT_BACK(Guard.BUDGET),
    MANY_ARE_ILL_AT_ONCE(Guard.BRAKE),
    AS_ILL_BEFORE(Guard.WORSE_THAN_BEFORE),
    RECOVERS_JUST_BEFORE_THE_ACT(Guard.LAST_LOOK);

    private final Optional<Guard> guard;

    Kind() {
      this.guard = Optional.empty();
    }

    Kind(Guard guard) {
      this.guard = Optional.of(guard);
    }

    /** The one that is there for such days; empty where no rule trips, or where none should. */
    Optional<Guard> guard() {
      return guard;
    }
  }

  static LabelledDay of(Kind kind, long seed) {
    return kind == Kind.RECOVERS_JUST_BEFORE_THE_ACT
        ? recovered(seed)
        : of(kind, seed, Integer.MAX_VALUE);
  }

  /**
   * The same as one that does not, until a second after it would have been gone back from. One that
   * a blip of something else held for so long that its errors trip too is a short outage instead.
   */
  private static LabelledDay recovered(long seed) {
    var twin = of(Kind.DOES_NOT_ANSWER_ANY_MORE, seed);
    var began = twin.right().orElseThrow().began();
    var until =
        twin.played(EnumSet.allOf(Guard.class)).stream()
            .filter(each -> each.course() == Course.ACT && each.rule().equals("down"))
            .map(Episode::at)
            .filter(each -> each.isBefore(began.plusSeconds(2 * MINUTE)))
            .findFirst()
            .orElse(began.plusSeconds(MINUTE / 2));
    var ends = (int) Duration.between(at(0), until).toSeconds() + 1;
    return of(Kind.RECOVERS_JUST_BEFORE_THE_ACT, seed, ends);
  }

  /** All that tripped, and what would have been done. */
  List<Episode> played(Collection<Guard> guards) {
    var replay = Replay.of(SERVICE, guards, around);
    happenings.forEach(replay::take);
    return replay.end().episodes();
  }

  private static LabelledDay of(Kind kind, long seed, int recovers) {
    var random = new SplittableRandom(seed);
    var weather = new Weather(random);
    if (kind != Kind.NOTHING && kind != Kind.OLD_RELEASE_FAILS) {
      weather.deeds.add(new Happening.Deployed(at(DEPLOYED), 2, Map.of()));
    }
    var right = new Maker(weather, random).make(kind);
    var end = right.map(each -> (int) Duration.between(at(0), each.latest()).toSeconds() + 1);
    var down = weather.down;
    weather.down = t -> t < recovers && down.test(t);
    return new LabelledDay(kind, seed, weather.until(end.orElse(END)), right, weather::around);
  }

  private static IntPredicate between(int from, int to) {
    return t -> t >= from && t < to;
  }

  /** Makes the weather of a day. */
  private record Maker(Weather weather, SplittableRandom random) {

    private int soon() {
      return DEPLOYED + random.nextInt(2 * MINUTE, 25 * MINUTE);
    }

    private int minutes(int least, int most) {
      return random.nextInt(least * MINUTE, most * MINUTE);
    }

    Optional<Right> make(Kind kind) {
      return switch (kind) {
        case DOES_NOT_ANSWER_ANY_MORE -> Optional.of(goesDown(soon()));
        case NEVER_CAME_UP -> Optional.of(goesDown(DEPLOYED));
        case ANSWERS_WITH_ERRORS -> Optional.of(errors());
        case IS_SLOW -> Optional.of(slow());
        case CRASHES_AGAIN_AND_AGAIN -> Optional.of(crashes());
        case LEAKS -> Optional.of(leaks());
        default -> {
          wrong(kind);
          yield Optional.empty();
        }
      };
    }

    /** A minute, the grace of a start, and one look to notice. */
    private Right goesDown(int began) {
      weather.down = between(began, END);
      return Right.of(began, 3 * MINUTE);
    }

    private Right errors() {
      var began = soon();
      var share = random.nextDouble(0.15, 0.6);
      weather.errors = t -> t < began ? 0.002 : share;
      return Right.of(began, 5 * MINUTE);
    }

    private Right slow() {
      var began = soon();
      var took = random.nextDouble(1.5, 5);
      weather.latency = t -> t < began ? 0.1 : took;
      return Right.of(began, 5 * MINUTE);
    }

    /** The fifth start is the fourth restart at the latest. */
    private Right crashes() {
      var began = soon();
      var every = random.nextInt(30, 60);
      for (var t = began; t < END; t += every) {
        weather.restarts.add(t);
      }
      weather.down = t -> t >= began && (t - began) % every < 6;
      return Right.of(began, 5 * every + MINUTE);
    }

    private Right leaks() {
      var began = DEPLOYED + minutes(1, 10);
      var grows = random.nextDouble(0.015, 0.025);
      weather.memory = t -> 0.3 + Math.max(0, t - began) / (double) MINUTE * grows * 0.3;
      return Right.of(began, 45 * MINUTE);
    }

    private void wrong(Kind kind) {
      var began = soon();
      switch (kind) {
        case NOTHING -> {}
        case GOOD_RELEASE -> weather.down = between(DEPLOYED, DEPLOYED + random.nextInt(10, 50));
        case SHORT_OUTAGE -> weather.down = between(began, began + random.nextInt(10, 50));
        case BURST_OF_ERRORS -> {
          var burst = between(began, began + random.nextInt(30, 120));
          var share = random.nextDouble(0.2, 0.9);
          weather.errors = t -> burst.test(t) ? share : 0.002;
        }
        case DEPENDENCY_FAILS -> dependency(began);
        case DEPENDENCY_WAS_BAD_AND_FAILS_ONCE_MORE -> again(began);
        case NETWORK_IS_LOST -> weather.network = between(began, began + minutes(2, 30));
        case MONITOR_STOPPED -> stopped(began);
        case LOW_TRAFFIC -> {
          var unlucky = between(began, began + minutes(4, 6));
          weather.traffic = random.nextDouble(0.04, 0.055);
          weather.errors = t -> unlucky.test(t) ? 0.7 : 0.002;
        }
        case MAINTENANCE -> maintained(began);
        case OLD_RELEASE_FAILS -> weather.down = between(began, began + minutes(2, 20));
        case BAD_BEFORE -> {
          var share = random.nextDouble(0.15, 0.5);
          var bad = DEPLOYED - minutes(8, 28);
          weather.errors = t -> t < bad ? 0.002 : share;
        }
        case MANY_ARE_ILL_AT_ONCE -> {
          var ends = began + minutes(2, 30);
          var others = random.nextInt(3, Weather.OTHERS + 1);
          weather.down = between(began, ends);
          weather.others = t -> t >= began && t < ends + 5 * MINUTE ? others : 0;
        }
        case AS_ILL_BEFORE -> {
          var share = random.nextDouble(0.115, 0.135);
          weather.traffic = random.nextDouble(20, 50);
          weather.errors = t -> t < began ? 0.08 : share;
        }
        case RECOVERS_JUST_BEFORE_THE_ACT -> goesDown(began);
        case PERSON_AT_WORK -> {
          weather.deeds.add(new Happening.Held(at(began - MINUTE), "ann"));
          weather.down = between(began, began + minutes(5, 30));
        }
        case FAILS_AFTER_IT_WENT_BACK -> {
          var back = began + 3 * MINUTE;
          weather.deeds.add(new Happening.RolledBack(at(back), 2, 1, true, true));
          weather.deeds.add(new Happening.Deployed(at(back + minutes(1, 20)), 2, Map.of()));
          weather.down = between(back + 25 * MINUTE, back + 35 * MINUTE);
        }
        default -> throw new IllegalArgumentException(kind + " is right");
      }
    }

    /** The service fails when its dependency does, and is back a little later. */
    private void dependency(int began) {
      var end = began + minutes(2, 20);
      weather.dependency = between(began, end);
      weather.down = between(began + random.nextInt(30), end + random.nextInt(40));
    }

    private void again(int began) {
      var first = between(DEPLOYED - minutes(2, 4), DEPLOYED + MINUTE);
      dependency(began + 5 * MINUTE);
      var second = weather.dependency;
      weather.dependency = t -> first.test(t) || second.test(t);
    }

    /** Right after it the machine is busy, and looks fail. */
    private void stopped(int began) {
      var end = began + minutes(2, 40);
      weather.stopped = between(began, end);
      weather.deeds.add(new Happening.Resumed(at(end)));
      weather.down = between(began - 55, began);
      weather.network = between(end, end + random.nextInt(5, 25));
    }

    private void maintained(int began) {
      var end = began + minutes(5, 40);
      weather.deeds.add(new Happening.Silenced(at(began), at(end), "ann: new disk"));
      weather.down = between(began + random.nextInt(MINUTE), end + random.nextInt(-60, 60));
    }
  }
}
