package dev.ripcord.cli.page;

import java.time.Instant;
import java.time.ZoneId;

/** Moments as a person reads them, in their own time zone. */
public final class Moments {
  private Moments() {}

  /** Such as {@code 14:02:11}. */
  public static String time(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    return two(local.getHour()) + ":" + two(local.getMinute()) + ":" + two(local.getSecond());
  }

  /** Such as {@code 2026-03-01}. */
  static String day(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    return local.getYear() + "-" + two(local.getMonthValue()) + "-" + two(local.getDayOfMonth());
  }

  /** Such as {@code 2026-03-01 14:02:11}. */
  public static String full(Instant at, ZoneId zone) {
    return day(at, zone) + " " + time(at, zone);
  }

  /** Such as {@code 20260301-140211}, for names. */
  public static String stamp(Instant at, ZoneId zone) {
    return full(at, zone).replace("-", "").replace(":", "").replace(' ', '-');
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
