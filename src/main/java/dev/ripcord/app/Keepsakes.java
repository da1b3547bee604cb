package dev.ripcord.app;

import dev.ripcord.clock.Clock;
import dev.ripcord.rule.Sample;
import dev.ripcord.server.Keeping;
import dev.ripcord.watch.KeptSamples;
import dev.ripcord.watch.SampleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Samples in a folder beside the journal. */
final class Keepsakes implements Keeping, AutoCloseable {
  private final SampleStore store;
  private final KeptSamples kept;
  private final Consumer<String> complain;

  Keepsakes(Path folder, Clock clock, Consumer<String> complain) {
    this.store = SampleStore.open(folder, clock, complain);
    this.kept = new KeptSamples(folder);
    this.complain = complain;
  }

  @Override
  public void add(String service, Sample sample) {
    store.add(service, sample);
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public List<Sample> since(String service, Instant since) {
    var found = new ArrayList<Sample>();
    try {
      store.flush();
      kept.read(service, since, found::add);
    } catch (IOException e) {
      complain.accept("samples cannot be read: " + e.getMessage());
    }
    return found;
  }

  @Override
  public void close() {
    store.close();
  }
}
