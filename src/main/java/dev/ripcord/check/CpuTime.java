package dev.ripcord.check;

import dev.ripcord.host.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much processor time some processes have used, read together with the host's own clock so that
 * the way to the host does not count.
 *
 * @param ticks used by each process, by its number
 */
record CpuTime(BigDecimal uptime, Map<Long, Long> ticks) {
  /** What Linux counts in for programs, on every machine that matters. */
  private static final int TICKS_PER_SECOND = 100;

  static Command command(List<Long> pids) {
    var argv = new ArrayList<>(List.of("cat", "/proc/uptime"));
    pids.forEach(each -> argv.add("/proc/" + each + "/stat"));
    return Command.of(argv);
  }

  /** Reads what the command printed; a process that is gone is missing. */
  static Optional<CpuTime> parse(String printed) {
    var lines = printed.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().matches("\\d+\\.\\d+ .*")) {
      return Optional.empty();
    }
    var ticks = new HashMap<Long, Long>();
    lines.stream().skip(1).forEach(each -> add(each, ticks));
    return Optional.of(new CpuTime(new BigDecimal(lines.getFirst().split(" ", -1)[0]), ticks));
  }

  /** {@code 12 (a name) S 1 ...}: the name may hold anything, so count from its end. */
  private static void add(String line, Map<Long, Long> ticks) {
    var end = line.lastIndexOf(") ");
    var rest = end < 0 ? new String[0] : line.substring(end + 2).split(" ", -1);
    if (rest.length > 12 && line.matches("\\d+ \\(.*")) {
      ticks.put(
          Long.valueOf(line.substring(0, line.indexOf(' '))),
          Long.parseLong(rest[11]) + Long.parseLong(rest[12]));
    }
  }

  /** Percent of one processor used until a later reading; empty when a process has gone since. */
  Optional<Integer> percentUntil(CpuTime later) {
    var passed = later.uptime.subtract(uptime).doubleValue();
    if (passed <= 0 || !later.ticks.keySet().containsAll(ticks.keySet())) {
      return Optional.empty();
    }
    var used = ticks.keySet().stream().mapToLong(each -> later.of(each) - of(each)).sum();
    return Optional.of((int) Math.round(100.0 * used / TICKS_PER_SECOND / passed));
  }

  private long of(long pid) {
    return ticks.getOrDefault(pid, 0L);
  }
}
