package dev.ripcord.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Makes ids of runs: sortable by time, short enough to type, usable as a folder name. */
final class RunIds {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int VALUES = 36 * 36 * 36;

  private RunIds() {}

  static String next(Instant now, RandomGenerator random) {
    var tail = Integer.toString(random.nextInt(VALUES) + VALUES, 36).substring(1);
    return STAMP.format(now) + "-" + tail;
  }
}
