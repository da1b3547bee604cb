package dev.ripcord.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Makes ids of runs and incidents: sortable by time, short enough to type, usable as a folder name.
 * Where a thousand services fail in one second each gets its own of one process; two processes
 * begin their counts anywhere, and of two runs that are alike the journal refuses the second.
 */
final class RunIds {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int VALUES = 36 * 36 * 36;

  private final AtomicInteger count;

  RunIds(RandomGenerator random) {
    this.count = new AtomicInteger(random.nextInt(VALUES));
  }

  String next(Instant now) {
    var n = count.getAndUpdate(each -> (each + 1) % VALUES);
    return STAMP.format(now) + "-" + Integer.toString(n + VALUES, 36).substring(1);
  }
}
