package dev.ripcord.check;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.Map;

/** Amounts of memory and of processor time, as people write them. */
public final class Amounts {
  private static final String BYTES = "\\d{1,9}\\s*(?:KiB|MiB|GiB|KB|MB|GB)";
  private static final Map<String, Long> UNITS =
      Map.of(
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30,
          "KB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L);

  private Amounts() {}

  /** Bytes from {@code 512MiB} or {@code 2GB}. */
  public static Shape<Long> bytes() {
    return Shapes.text("an amount such as 512MiB or 2GB", BYTES).map(Amounts::of);
  }

  /** The bytes that an amount stands for, as a number; any other text as it is. */
  static String number(String text) {
    return text.matches(BYTES) ? String.valueOf(of(text)) : text;
  }

  private static long of(String text) {
    var digits = text.replaceAll("\\D", "");
    var unit = text.replaceAll("[\\d\\s]", "");
    return Long.parseLong(digits) * UNITS.getOrDefault(unit, 1L);
  }

  /** A whole number from {@code 50%}. */
  static Shape<Integer> percent() {
    return Shapes.text("a share such as 50%", "\\d{1,5}%")
        .map(text -> Integer.valueOf(text.replace("%", "")));
  }

  static String megabytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
