package dev.ripcord.server;

import dev.ripcord.rule.Sample;
import java.time.Instant;
import java.util.List;

/** Has kept these, and keeps no more. */
record FakeKeeping(List<Sample> samples) implements Keeping {
  @Override
  public void add(String service, Sample sample) {}

  @Override
  public void flush() {}

  @Override
  public List<Sample> since(String service, Instant since) {
    return samples.stream().filter(each -> !each.at().isBefore(since)).toList();
  }
}
