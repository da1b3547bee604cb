import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.replay.Line;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import dev.ripcord.watch.SampleStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Writes a day of samples in three forms, and prints their sizes. */
final class Samples {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int DAY = 24 * 3600;
  private static final int EVERY = 10;
  private static final int PROBES = 10;

  private static final class DayClock implements Clock {
    private Instant now = START;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanoTime() {
      return Duration.between(START, now).toNanos();
    }

    @Override
    public void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }

  public static void main(String[] args) throws IOException {
    var seed = new Random().nextLong();
    System.out.printf("%d probes every %d s for a day, seed %d%n", PROBES, EVERY, seed);
    System.out.printf("%-28s %8s %8s %8s %8s%n", "bytes a sample", "today", "over", "jsonl", "gzip");
    print("state and latency", false, new Random(seed));
    print("state and four numbers more", true, new Random(seed));
  }

  private static void print(String what, boolean more, Random random) throws IOException {
    var folder = Files.createTempDirectory("samples");
    try {
      var samples = samples(more, random);
      var clock = new DayClock();
      try (var store = SampleStore.open(folder, clock, System.err::println)) {
        for (var each : samples) {
          if (each.at().getEpochSecond() != clock.now.getEpochSecond()) {
            store.flush();
            clock.now = each.at();
          }
          store.add("shop", each);
        }
      }
      var today = size(folder);
      clock.now = START.plus(Duration.ofDays(1));
      try (var store = SampleStore.open(folder, clock, System.err::println)) {
        store.add("shop", Sample.of("p", clock.now, State.GOOD));
      }
      var over = Files.size(folder.resolve("2026-03-01.samples"));
      var plain = lines(samples, folder.resolve("plain"), false);
      var pressed = lines(samples, folder.resolve("pressed"), true);
      var count = (double) samples.size();
      System.out.printf(
          Locale.ROOT,
          "%-28s %8.2f %8.2f %8.2f %8.2f%n",
          what, today / count, over / count, plain / count, pressed / count);
    } finally {
      try (var files = Files.walk(folder)) {
        for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static long size(Path folder) throws IOException {
    return Files.size(folder.resolve("2026-03-01.samples"));
  }

  private static long lines(List<Sample> samples, Path file, boolean pressed) throws IOException {
    try (OutputStream out =
        pressed ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
      var text = new StringBuilder();
      for (var each : samples) {
        text.append(Line.of(new Looked(each))).append('\n');
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return Files.size(file);
  }

  /** Looks are a few milliseconds late; latencies and memory wander, counters grow. */
  private static List<Sample> samples(boolean more, Random random) {
    var samples = new ArrayList<Sample>();
    var totals = new long[PROBES];
    for (var second = 0; second < DAY; second++) {
      for (var probe = second % EVERY; probe < PROBES; probe += EVERY) {
        var at = START.plusSeconds(second).plusMillis(random.nextInt(4)).plusNanos(random.nextInt(1_000_000));
        var numbers = new TreeMap<String, Double>(Map.of(Sample.LATENCY, 0.02 * Math.exp(0.3 * random.nextGaussian())));
        if (more) {
          totals[probe] += 100 + random.nextInt(50);
          numbers.put("memory", 0.4 + 0.01 * random.nextGaussian());
          numbers.put("memory-bytes", 4096.0 * (100_000 + random.nextInt(3000)));
          numbers.put("total", (double) totals[probe]);
          numbers.put("bad", (double) (totals[probe] / 1000));
        }
        var state = random.nextInt(500) == 0 ? State.BAD : State.GOOD;
        samples.add(new Sample("probe-" + probe, at, state, numbers, List.of()));
      }
    }
    return samples;
  }
}
