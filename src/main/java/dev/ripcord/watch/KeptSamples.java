package dev.ripcord.watch;

import dev.ripcord.rule.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Reads what a {@link SampleStore} keeps, also while it does; needs no store that is open. */
public final class KeptSamples {
  /** A slow look is kept after a quick one that began later; none takes so long. */
  private static final Duration LATEST = Duration.ofMinutes(10);

  private final Segments segments;

  /** Of a folder, which need not be there. */
  public KeptSamples(Path folder) {
    this.segments = new Segments(folder);
  }

  /** The samples of a service that were taken at that moment or later, in the order of time. */
  public void read(String service, Instant since, Consumer<Sample> sink) throws IOException {
    var sorted = new PriorityQueue<Sample>(Comparator.comparing(Sample::at));
    read(
        (whose, sample) -> {
          if (whose.equals(service) && !sample.at().isBefore(since)) {
            sorted.add(sample);
            give(sorted, sample.at().minus(LATEST), sink);
          }
        },
        since);
    give(sorted, Instant.MAX, sink);
  }

  private static void give(PriorityQueue<Sample> sorted, Instant until, Consumer<Sample> sink) {
    for (var each = sorted.peek();
        each != null && each.at().isBefore(until);
        each = sorted.peek()) {
      sink.accept(sorted.remove());
    }
  }

  private void read(java.util.function.BiConsumer<String, Sample> sink, Instant since)
      throws IOException {
    var from = since.minus(LATEST).atZone(ZoneOffset.UTC).toLocalDate();
    for (var each : segments.all().tailMap(from).values()) {
      try (var in = Files.newInputStream(each)) {
        Frames.read(in, new Decoder(sink));
      } catch (NoSuchFileException _) {
        // it was the oldest, and its time was over meanwhile
      }
    }
  }
}
