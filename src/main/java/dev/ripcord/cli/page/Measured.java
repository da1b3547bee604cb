package dev.ripcord.cli.page;

import dev.ripcord.check.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a check measured, in a few words, without what its own line says already. */
final class Measured {
  private static final int MOST = 6;

  /** Those that a check's line tells in its own way. */
  private static final List<String> TOLD = List.of("latency", "value", "age", "left");

  private Measured() {}

  /** In brackets after the line; empty when there is nothing to add. */
  static String text(Finding finding) {
    var words =
        finding.numbers().entrySet().stream()
            .filter(each -> !TOLD.contains(each.getKey()))
            .map(Measured::word)
            .filter(each -> !finding.said().contains(each))
            .toList();
    if (words.isEmpty()) {
      return "";
    }
    var more = words.size() > MOST ? " and " + (words.size() - MOST) + " more" : "";
    return words.stream().limit(MOST).collect(Collectors.joining(", ", " [", more + "]"));
  }

  private static String word(Map.Entry<String, Double> number) {
    var name = number.getKey();
    if (name.equals("memory-bytes")) {
      return "memory " + Math.round(number.getValue() / (1 << 20)) + " MiB";
    }
    var share = name.matches("memory|cpu|swap|(?:disk|inodes)\\(.*\\)");
    return name
        + " "
        + (share ? Math.round(number.getValue() * 100) + "%" : plain(number.getValue()));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
