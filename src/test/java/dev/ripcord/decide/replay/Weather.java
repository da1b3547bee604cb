package dev.ripcord.decide.replay;

import dev.ripcord.catalog.Rule;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.LastLooks;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** How it really was, second by second, and what probes saw of it at their own pace. */
final class Weather {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int EVERY = 30;
  private static final int RETRY = 5;

  /** One look in five hundred is bad for no reason, one in a hundred tells nothing. */
  private static final double BLIP = 0.002;

  private static final double NOTHING = 0.01;

  /** Services beside this one. */
  static final int OTHERS = 9;

  /** The looks right before an act are made within two seconds. */
  private static final int LAST_LOOKS = 3;

  private final SplittableRandom all;

  /** Of each probe its own, so that what one sees changes nothing for another. */
  private SplittableRandom random;

  final List<Happening> deeds = new ArrayList<>();
  final List<Integer> restarts = new ArrayList<>();
  IntPredicate down = _ -> false;
  IntPredicate dependency = _ -> false;

  /** The way to the service; its dependency is looked at on another one. */
  IntPredicate network = _ -> false;

  /** How many other services are ill as well. */
  IntUnaryOperator others = _ -> 0;

  IntPredicate stopped = _ -> false;
  IntToDoubleFunction errors = _ -> 0.002;
  IntToDoubleFunction latency = _ -> 0.1;
  IntToDoubleFunction memory = _ -> 0.4;
  double traffic;

  Weather(SplittableRandom random) {
    this.all = random;
    this.random = random;
    this.traffic = random.nextDouble(3, 50);
  }

  static Instant at(int second) {
    return START.plusSeconds(second);
  }

  /** Everything until then, in the order of time. */
  List<Happening> until(int end) {
    var seen = new ArrayList<>(deeds);
    looks("api", end, this::api, seen);
    looks("web", end, new Counting(), seen);
    looks("app", end, this::app, seen);
    looks("db", end, t -> plain("db", t, dependency.test(t)), seen);
    looks("gateway", end, t -> plain("gateway", t, network.test(t)), seen);
    seen.sort(Comparator.comparing(Happening::at));
    return seen;
  }

  /** The other services, and what the looks right before an act would see. */
  Outlook.Elsewhere around(Rule rule, Instant now) {
    var t = (int) Duration.between(START, now).toSeconds();
    var rounds =
        IntStream.range(t, t + LAST_LOOKS)
            .mapToObj(each -> Map.of("api", isAway(each) ? State.BAD : State.GOOD))
            .toList();
    return new Outlook.Elsewhere(
        new Facts.Count(others.applyAsInt(t) + 1, OTHERS + 1),
        Optional.empty(),
        Outlook.Elsewhere.ALONE.way(),
        Optional.of(LastLooks.of(rule.when(), rounds))
            .filter(_ -> !LastLooks.probes(rule.when()).isEmpty()));
  }

  private boolean isAway(int t) {
    return down.test(t) || network.test(t);
  }

  /** What a probe sees at a second. */
  private interface Look {
    Sample at(int second);
  }

  private void looks(String probe, int end, Look look, List<Happening> seen) {
    random = all.split();
    for (var t = random.nextInt(EVERY); t < end; ) {
      if (stopped.test(t)) {
        t += RETRY;
        continue;
      }
      var sample = look.at(t);
      var told = random.nextDouble() < NOTHING ? Sample.of(probe, at(t), State.UNKNOWN) : sample;
      seen.add(new Looked(told));
      t += told.state() == State.BAD ? RETRY : EVERY;
    }
  }

  private Sample plain(String probe, int t, boolean bad) {
    var blip = random.nextDouble() < BLIP;
    return Sample.of(probe, at(t), bad || blip ? State.BAD : State.GOOD);
  }

  private Sample api(int t) {
    var sample = plain("api", t, isAway(t));
    var took = latency.applyAsDouble(t) * random.nextDouble(0.8, 1.3);
    return sample.state() == State.BAD
        ? sample
        : new Sample("api", at(t), State.GOOD, Map.of(Sample.LATENCY, took), List.of());
  }

  private Sample app(int t) {
    if (network.test(t)) {
      return Sample.of("app", at(t), State.UNKNOWN);
    }
    var starts =
        restarts.stream()
            .filter(each -> each <= t && each > t - 600)
            .map(each -> new Mark("start " + each, at(each)))
            .toList();
    var used = memory.applyAsDouble(t) * random.nextDouble(0.995, 1.005);
    return new Sample("app", at(t), State.GOOD, Map.of("memory", used), starts);
  }

  /** Requests are counted where they arrive; a monitor without network is not told. */
  private final class Counting implements Look {
    private double total;
    private double bad;
    private int counted;

    @Override
    public Sample at(int second) {
      for (; counted < second; counted++) {
        var share = down.test(counted) ? 0.95 : errors.applyAsDouble(counted);
        var arrived = (int) traffic + (random.nextDouble() < traffic % 1 ? 1 : 0);
        total += arrived;
        for (var i = 0; i < arrived; i++) {
          bad += random.nextDouble() < share ? 1 : 0;
        }
      }
      return network.test(second)
          ? Sample.of("web", Weather.at(second), State.UNKNOWN)
          : new Sample(
              "web", Weather.at(second), State.GOOD, Map.of("bad", bad, "total", total), List.of());
    }
  }
}
