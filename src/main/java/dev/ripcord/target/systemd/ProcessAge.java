package dev.ripcord.target.systemd;

import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a process lives, by the kernel's own count: its start is compared with the start of the
 * program that reads it, so that no clock is needed that a container or a suspended machine bends.
 */
final class ProcessAge {
  /** What Linux counts in, on every machine that systemd runs on. */
  private static final int TICKS_PER_SECOND = 100;

  private static final int STARTED = 22 - 3; // proc(5), counted from the state behind the name
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private ProcessAge() {}

  /**
   * The age of {@code pid}, or where /proc is hidden from us that of a start {@code startedMicros}
   * after boot.
   */
  static Optional<Duration> of(Host host, String pid, String startedMicros) {
    if (!NUMBER.matcher(pid).matches() || pid.equals("0")) {
      return Optional.empty();
    }
    var seen = host.look(Command.of("cat", "/proc/self/stat", "/proc/" + pid + "/stat"));
    var ticks = seen.stdout().lines().flatMap(line -> started(line).stream()).toList();
    return ticks.size() == 2
        ? Optional.of(Duration.ofMillis((ticks.get(0) - ticks.get(1)) * 1000 / TICKS_PER_SECOND))
        : sinceBoot(host, startedMicros);
  }

  private static Optional<Long> started(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > STARTED && NUMBER.matcher(fields[STARTED]).matches()
        ? Optional.of(Long.parseLong(fields[STARTED]))
        : Optional.empty();
  }

  private static Optional<Duration> sinceBoot(Host host, String startedMicros) {
    var uptime = host.look(Command.of("cat", "/proc/uptime")).stdout().split(" ", -1)[0];
    if (!uptime.matches("\\d{1,9}\\.\\d+") || !NUMBER.matcher(startedMicros).matches()) {
      return Optional.empty();
    }
    var up = Duration.ofMillis((long) (Double.parseDouble(uptime) * 1000));
    var age = up.minus(Duration.ofMillis(Long.parseLong(startedMicros) / 1000));
    return Optional.of(age).filter(each -> !each.isNegative());
  }
}
