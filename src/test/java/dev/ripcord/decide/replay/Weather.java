package dev.ripcord.decide.replay;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** How it really was, second by second, and what probes saw of it at their own pace. */
final class Weather {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int EVERY = 30;
  private static final int RETRY = 5;

  /** One look in five hundred is bad for no reason, one in a hundred tells nothing. */
  private static final double BLIP = 0.002;

  private static final double NOTHING = 0.01;

  private final SplittableRandom random;
  final List<Happening> deeds = new ArrayList<>();
  final List<Integer> restarts = new ArrayList<>();
  IntPredicate down = _ -> false;
  IntPredicate dependency = _ -> false;

  /** The way to the service; its dependency is looked at on another one. */
  IntPredicate network = _ -> false;

  IntPredicate stopped = _ -> false;
  IntToDoubleFunction errors = _ -> 0.002;
  IntToDoubleFunction latency = _ -> 0.1;
  IntToDoubleFunction memory = _ -> 0.4;
  double traffic;

  Weather(SplittableRandom random) {
    this.random = random;
    this.traffic = random.nextDouble(3, 50);
  }

  static Instant at(int second) {
    return START.plusSeconds(second);
  }

  /** Everything until then, in the order of time. */
  List<Happening> until(int end) {
    var all = new ArrayList<>(deeds);
    looks("api", end, this::api, all);
    looks("web", end, new Counting(), all);
    looks("app", end, this::app, all);
    looks("db", end, t -> plain("db", t, dependency.test(t)), all);
    looks("gateway", end, t -> plain("gateway", t, network.test(t)), all);
    all.sort(Comparator.comparing(Happening::at));
    return all;
  }

  /** What a probe sees at a second. */
  private interface Look {
    Sample at(int second);
  }

  private void looks(String probe, int end, Look look, List<Happening> all) {
    for (var t = random.nextInt(EVERY); t < end; ) {
      if (stopped.test(t)) {
        t += RETRY;
        continue;
      }
      var sample = look.at(t);
      var seen = random.nextDouble() < NOTHING ? Sample.of(probe, at(t), State.UNKNOWN) : sample;
      all.add(new Looked(seen));
      t += seen.state() == State.BAD ? RETRY : EVERY;
    }
  }

  private Sample plain(String probe, int t, boolean bad) {
    var blip = random.nextDouble() < BLIP;
    return Sample.of(probe, at(t), bad || blip ? State.BAD : State.GOOD);
  }

  private Sample api(int t) {
    var sample = plain("api", t, down.test(t) || network.test(t));
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
