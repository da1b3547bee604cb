package dev.ripcord.rule;

import java.time.Instant;
import java.util.List;

/** So many of the parts. */
record Combined(int needed, List<Tracker> parts) implements Tracker {
  Combined {
    parts = List.copyOf(parts);
  }

  @Override
  public Tracker after(Sample sample) {
    return new Combined(needed, parts.stream().map(each -> each.after(sample)).toList());
  }

  @Override
  public Truth at(Instant now) {
    return Truth.atLeast(needed, parts.stream().map(each -> each.at(now)).toList());
  }
}
