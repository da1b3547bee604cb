package dev.ripcord.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a Linux tells of what it has and uses, as numbers; pure. */
final class HostUse {
  private static final Pattern AMOUNT = Pattern.compile("(?m)^(\\w+):\\s+(\\d{1,18})\\b");
  private static final int CPU_FIELDS = 8; // user nice system idle iowait irq softirq steal
  private static final List<Integer> BUSY = List.of(0, 1, 2, 5, 6);

  private HostUse() {}

  /**
   * Of {@code /proc/meminfo}: what is not available counts as used, so that what can be had back
   * from caches does not.
   */
  static Map<String, Double> memory(String meminfo) {
    var amounts = new TreeMap<String, Double>();
    AMOUNT
        .matcher(meminfo)
        .results()
        .forEach(each -> amounts.put(each.group(1), Double.valueOf(each.group(2))));
    var numbers = new TreeMap<String, Double>();
    share(amounts, "MemTotal", "MemAvailable").ifPresent(each -> numbers.put("memory", each));
    share(amounts, "SwapTotal", "SwapFree").ifPresent(each -> numbers.put("swap", each));
    return numbers;
  }

  private static Optional<Double> share(Map<String, Double> amounts, String all, String free) {
    return Optional.ofNullable(amounts.get(all))
        .filter(total -> total > 0 && amounts.containsKey(free))
        .map(total -> 1 - amounts.getOrDefault(free, 0.0) / total);
  }

  /**
   * Of {@code /proc/stat} twice: to wait for a disk is not to be busy, and what other guests of the
   * machine take is not used here.
   */
  static Optional<Double> cpu(String before, String after) {
    var first = ticks(before);
    var second = ticks(after);
    var spent = new long[CPU_FIELDS];
    Arrays.setAll(
        spent,
        i ->
            first.length == spent.length && second.length == spent.length
                ? second[i] - first[i]
                : 0);
    var total = Arrays.stream(spent).sum();
    return total <= 0
        ? Optional.empty()
        : Optional.of(BUSY.stream().mapToLong(i -> spent[i]).sum() / (double) total);
  }

  private static long[] ticks(String stat) {
    return stat.lines()
        .filter(each -> each.startsWith("cpu "))
        .findFirst()
        .map(each ->
            Arrays.stream(each.strip().split(" +", -1))
                .skip(1)
                .limit(CPU_FIELDS)
                .mapToLong(Long::parseLong)
                .toArray())
        .orElse(new long[0]);
  }

  /** Of {@code /proc/loadavg}: of the last minute. */
  static Map<String, Double> load(String loadavg) {
    var first = loadavg.strip().split(" ", -1)[0];
    return first.matches("\\d{1,6}\\.\\d{2}") ? Map.of("load", Double.valueOf(first)) : Map.of();
  }

  /**
   * Of {@code stat -f} with {@link #DISK}: as Use% of df, so that what a file system keeps back for
   * root does not count as free.
   */
  static Map<String, Double> disks(String printed) {
    var numbers = new TreeMap<String, Double>();
    printed
        .lines()
        .map(each -> each.split(" ", 6))
        .filter(each -> each.length == 6)
        .forEach(each -> disk(each, numbers));
    return numbers;
  }

  /** Blocks in all, free, free for everyone, files in all and free, and the path. */
  static final String DISK = "%b %f %a %c %d %n";

  private static void disk(String[] cells, Map<String, Double> numbers) {
    var amounts = Arrays.stream(cells).limit(5).mapToDouble(Double::parseDouble).toArray();
    var used = amounts[0] - amounts[1];
    if (used + amounts[2] > 0) {
      numbers.put("disk(" + cells[5] + ")", used / (used + amounts[2]));
    }
    if (amounts[3] > 0) {
      numbers.put("inodes(" + cells[5] + ")", 1 - amounts[4] / amounts[3]);
    }
  }
}
