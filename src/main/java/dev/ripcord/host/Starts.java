package dev.ripcord.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When processes were started, and whether a file has changed since: a process that is not newer
 * than a file cannot have read it as it is.
 *
 * <p>All of it is asked by one command that tells the time first and its own start then, and starts
 * are compared with that: so no clock is needed that a container bends, and a process that seems
 * newer than the file is newer.
 *
 * @param processes by process id; one that is gone is not there
 * @param changed when the file (or a link in its place, or where there is nothing, its folder) last
 *     changed, in nanoseconds of the host's clock; empty when that cannot be told
 */
public record Starts(Map<Long, Start> processes, Optional<Long> changed) {
  private static final long TICK = 10_000_000; // nanoseconds; Linux counts in 1/100 s for programs
  private static final long SECOND = 1_000_000_000;
  private static final int STARTED = 22 - 3; // proc(5), counted from the state behind the name
  private static final String NOW = "now:";
  private static final String CHANGED = "changed:";

  /**
   * A process.
   *
   * @param ticks its start in 1/100 s by the kernel's own count; with the id it is unique
   * @param title its command line
   * @param newer whether it was surely started after the file changed
   */
  public record Start(long ticks, String title, boolean newer) {}

  public Starts {
    processes = new TreeMap<>(processes);
  }

  /** Looks at these processes and this file, as a user who may. */
  public static Starts look(Host host, Optional<String> as, Collection<Long> pids, Path file) {
    var result = host.look(Command.of(question(pids, file)).as(as));
    if (result instanceof CommandResult.Exited(_, var output)) {
      return parse(pids, output.stdout());
    }
    throw new HostException(host.name() + ": cannot look at processes: " + result.said());
  }

  private static List<String> question(Collection<Long> pids, Path file) {
    var argv = new ArrayList<>(List.of("find", "/", "-maxdepth", "0"));
    exec(argv, Stream.of("date", "+" + NOW + "%s.%N"));
    argv.add("(");
    var files =
        pids.stream()
            .flatMap(pid -> Stream.of("/proc/" + pid + "/stat", "/proc/" + pid + "/cmdline"));
    exec(argv, Stream.concat(Stream.of("grep", "-aHs", ".", "/proc/self/stat"), files));
    argv.addAll(List.of("-o", "-true", ")", "("));
    exec(argv, Stream.of("stat", "-c", CHANGED + "%.9Z", "--", file.toString()));
    argv.add("(");
    exec(argv, Stream.of("stat", "-L", "-c", CHANGED + "%.9Z", "--", file.toString()));
    argv.addAll(List.of("-o", "-true", ")", "-o"));
    var folder = file.resolveSibling(".").normalize().toString();
    exec(argv, Stream.of("stat", "-L", "-c", CHANGED + "%.9Z", "--", folder));
    argv.add(")");
    return argv;
  }

  private static void exec(List<String> argv, Stream<String> command) {
    argv.add("-exec");
    command.forEach(argv::add);
    argv.add(";");
  }

  /** Pure: what the answer means. */
  static Starts parse(Collection<Long> pids, String told) {
    var files = new HashMap<String, String>();
    var now = Optional.<Long>empty();
    var changed = Optional.<Long>empty();
    for (var line : told.lines().toList()) {
      if (line.startsWith(NOW)) {
        now = Optional.of(nanos(line.substring(NOW.length())));
      } else if (line.startsWith(CHANGED)) {
        var at = nanos(line.substring(CHANGED.length()));
        changed = Optional.of(Math.max(at, changed.orElse(at)));
      } else if (line.startsWith("/proc/") && line.indexOf(':') > 0) {
        files.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
      }
    }
    return new Starts(processes(pids, files, limit(now, changed, files)), changed);
  }

  /** The last tick at which a process may have been started to be no newer than the file. */
  private static long limit(Optional<Long> now, Optional<Long> changed, Map<String, String> files) {
    var asked = ticks("self", files);
    return now.isPresent() && changed.isPresent() && asked.isPresent()
        ? asked.get() + 1 - Math.floorDiv(now.get() - changed.get(), TICK)
        : Long.MAX_VALUE;
  }

  private static Map<Long, Start> processes(
      Collection<Long> pids, Map<String, String> files, long limit) {
    var found = new HashMap<Long, Start>();
    for (var pid : pids) {
      var title = files.getOrDefault("/proc/" + pid + "/cmdline", "").replace('\0', ' ').strip();
      ticks(String.valueOf(pid), files)
          .ifPresent(ticks -> found.put(pid, new Start(ticks, title, ticks > limit)));
    }
    return found;
  }

  /** The second field, in brackets, may hold anything. */
  private static Optional<Long> ticks(String pid, Map<String, String> files) {
    var stat = files.getOrDefault("/proc/" + pid + "/stat", "");
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > STARTED ? Optional.of(Long.valueOf(fields[STARTED])) : Optional.empty();
  }

  private static long nanos(String seconds) {
    var parts = seconds.split("\\.", 2);
    var fraction = parts.length > 1 ? (parts[1] + "000000000").substring(0, 9) : "0";
    return Long.parseLong(parts[0]) * SECOND + Long.parseLong(fraction);
  }
}
