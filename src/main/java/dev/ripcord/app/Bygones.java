package dev.ripcord.app;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.journal.Journal;
import dev.ripcord.server.Annals;
import dev.ripcord.watch.KeptSamples;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.function.Consumer;

/** What happened to a service, in the order of time: from the journal, and the samples kept. */
public final class Bygones {
  private final Journal journal;
  private final KeptSamples samples;

  public Bygones(Journal journal, KeptSamples samples) {
    this.journal = journal;
    this.samples = samples;
  }

  /** Samples since then; what was deployed before it matters too, and is told first. */
  public void tell(String service, Instant since, Consumer<Happening> sink) throws IOException {
    var rest = new ArrayDeque<>(new Annals(journal, service, _ -> Map.of()).news());
    samples.read(
        service,
        since,
        each -> {
          while (!rest.isEmpty() && !rest.getFirst().at().isAfter(each.at())) {
            sink.accept(rest.removeFirst());
          }
          sink.accept(new Happening.Looked(each));
        });
    rest.forEach(sink);
  }
}
