package dev.ripcord.rule;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a number is compared with.
 *
 * @param number in base units, or how many times the baseline
 * @param unit what kind of number it is
 * @param text as it was written
 */
public record Bound(double number, Unit unit, String text) {
  private static final Pattern PATTERN = Pattern.compile("(-?\\d+(?:\\.\\d+)?)([A-Za-z%/]*)");
  private static final Map<String, Double> BYTES =
      Map.of(
          "B", 1d, "KB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12, "KiB", 1024d, "MiB", 0x1p20, "GiB",
          0x1p30, "TiB", 0x1p40);
  private static final Map<String, Double> SECONDS =
      Map.of("ms", 1e-3, "s", 1d, "m", 60d, "min", 60d, "h", 3600d, "d", 86400d);

  /** What kind of number it is. */
  public enum Unit {
    PLAIN,
    SHARE,
    SECONDS,
    BYTES,
    /** A share of itself for each minute. */
    SHARE_PER_MINUTE,
    /** Bytes for each minute. */
    BYTES_PER_MINUTE,
    BASELINES
  }

  /** Reads {@code 10%}, {@code 5s}, {@code 2GB}, {@code 1%/min}; empty when it is none of these. */
  static Optional<Bound> parse(String text) {
    var match = PATTERN.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var number = Double.parseDouble(match.group(1));
    var unit = match.group(2);
    return switch (unit) {
      case "" -> Optional.of(new Bound(number, Unit.PLAIN, text));
      case "%" -> Optional.of(new Bound(number / 100, Unit.SHARE, text));
      case "%/min" -> Optional.of(new Bound(number / 100, Unit.SHARE_PER_MINUTE, text));
      case "x" -> Optional.of(new Bound(number, Unit.BASELINES, text));
      default -> scaled(number, unit, text);
    };
  }

  private static Optional<Bound> scaled(double number, String unit, String text) {
    var rate = unit.endsWith("/min");
    var bytes = BYTES.get(rate ? unit.substring(0, unit.length() - "/min".length()) : unit);
    if (bytes != null) {
      var kind = rate ? Unit.BYTES_PER_MINUTE : Unit.BYTES;
      return Optional.of(new Bound(number * bytes, kind, text));
    }
    return Optional.ofNullable(SECONDS.get(unit))
        .map(each -> new Bound(number * each, Unit.SECONDS, text));
  }

  @Override
  public String toString() {
    return unit == Unit.BASELINES ? text + " baseline" : text;
  }
}
