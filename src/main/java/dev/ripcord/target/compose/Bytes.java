package dev.ripcord.target.compose;

import java.util.Locale;

/** Amounts of bytes for people, in the units that Docker itself uses. */
final class Bytes {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Bytes() {}

  static String text(long bytes) {
    var rest = (double) bytes;
    var unit = 0;
    while (rest >= 1000 && unit < UNITS.length - 1) {
      rest /= 1000;
      unit++;
    }
    var form = unit == 0 || rest >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, form, rest, UNITS[unit]);
  }
}
