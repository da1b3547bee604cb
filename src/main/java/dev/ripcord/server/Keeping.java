package dev.ripcord.server;

import dev.ripcord.rule.Sample;
import java.time.Instant;
import java.util.List;

/** Keeps samples beyond this process. */
public interface Keeping {
  /** Never throws; what cannot be kept is lost. */
  void add(String service, Sample sample);

  /** Writes out what was added; called every second. */
  void flush();

  /** What was kept since then, in the order of time. */
  List<Sample> since(String service, Instant since);
}
