package dev.ripcord.target.nginx;

import dev.ripcord.check.Sight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of an nginx, and whether they can have read a file as it is now.
 *
 * @param master empty when nginx does not run
 * @param active workers that take connections
 * @param leaving workers of an older configuration that finish what they have
 * @param changed when the file (or where there is none, its folder) last changed, as a time stamp
 * @param reloaded whether every active worker was surely started after that
 */
record Processes(
    Optional<Long> master,
    List<Worker> active,
    List<Worker> leaving,
    String changed,
    boolean reloaded) {
  private static final String MASTER = "nginx: master process";
  private static final String WORKER = "nginx: worker process";
  private static final String LEAVING = "is shutting down";
  private static final long TICK = 10_000_000; // nanoseconds; USER_HZ is 100 for programs
  private static final long SECOND = 1_000_000_000;

  Processes {
    active = List.copyOf(active);
    leaving = List.copyOf(leaving);
  }

  /** Looks at the processes of the master that the pid file names. */
  static Processes look(Server server, Layout layout, Sight sight, Path site) {
    var master = master(server, layout, sight);
    var children = master.map(each -> children(server, sight, each)).orElse(List.of());
    var told = server.look(sight, question(children, site)).stdout();
    return parse(master, children, told);
  }

  private static Optional<Long> master(Server server, Layout layout, Sight sight) {
    var pid =
        server.look(sight, List.of("cat", "--", layout.pidFile().toString())).stdout().strip();
    if (!pid.matches("[1-9]\\d{0,9}")) {
      return Optional.empty();
    }
    var line = server.look(sight, List.of("cat", "--", "/proc/" + pid + "/cmdline")).stdout();
    return line.startsWith(MASTER) ? Optional.of(Long.valueOf(pid)) : Optional.empty();
  }

  private static List<Long> children(Server server, Sight sight, long master) {
    var file = "/proc/" + master + "/task/" + master + "/children";
    return Stream.of(server.look(sight, List.of("cat", "--", file)).stdout().split("\\s+", -1))
        .filter(each -> !each.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  /**
   * One command that tells the time, then its own start and those of the workers (all counted by
   * one clock), then when the file changed. The time is told first: so a worker that seems newer
   * than the file is.
   */
  private static List<String> question(List<Long> children, Path site) {
    var argv = new ArrayList<>(List.of("find", "/", "-maxdepth", "0"));
    exec(argv, Stream.of("date", "+now:%s.%N"));
    argv.add("(");
    exec(
        argv,
        Stream.concat(
            Stream.of("grep", "-aHs", ".", "/proc/self/stat"),
            children.stream()
                .flatMap(
                    each -> Stream.of("/proc/" + each + "/stat", "/proc/" + each + "/cmdline"))));
    argv.addAll(List.of("-o", "-true", ")", "("));
    exec(argv, Stream.of("stat", "-c", "changed:%.9Z", "--", site.toString()));
    exec(argv, Stream.of("stat", "-L", "-c", "changed:%.9Z", "--", site.toString()));
    argv.add("-o");
    exec(
        argv,
        Stream.of(
            "stat",
            "-L",
            "-c",
            "changed:%.9Z",
            "--",
            site.resolveSibling(".").normalize().toString()));
    argv.add(")");
    return argv;
  }

  private static void exec(List<String> argv, Stream<String> command) {
    argv.add("-exec");
    command.forEach(argv::add);
    argv.add(";");
  }

  /** Pure: what the answer to the question means. */
  static Processes parse(Optional<Long> master, List<Long> children, String told) {
    var files = new HashMap<String, String>();
    var changes = new TreeSet<Long>();
    var now = Optional.<Long>empty();
    for (var line : told.lines().toList()) {
      if (line.startsWith("now:")) {
        now = Optional.of(nanos(line.substring("now:".length())));
      } else if (line.startsWith("changed:")) {
        changes.add(nanos(line.substring("changed:".length())));
      } else if (line.startsWith("/proc/") && line.indexOf(':') > 0) {
        files.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
      }
    }
    return of(
        master,
        children,
        files,
        now,
        changes.isEmpty() ? Optional.empty() : Optional.of(changes.last()));
  }

  private static Processes of(
      Optional<Long> master,
      List<Long> children,
      Map<String, String> files,
      Optional<Long> now,
      Optional<Long> changed) {
    var byState =
        children.stream()
            .filter(each -> title(each, files).startsWith(WORKER))
            .flatMap(each ->
                started(String.valueOf(each), files).map(at -> new Worker(each, at)).stream())
            .collect(Collectors.partitioningBy(each -> title(each.pid(), files).contains(LEAVING)));
    var active = byState.getOrDefault(false, List.of());
    var asked = started("self", files);
    var known = now.isPresent() && changed.isPresent() && asked.isPresent();
    var reloaded =
        known
            && !active.isEmpty()
            && active.stream()
                .allMatch(
                    each -> now.get() + (each.started() - asked.get() - 1) * TICK > changed.get());
    return new Processes(
        master,
        active,
        byState.getOrDefault(true, List.of()),
        changed.map(String::valueOf).orElse(""),
        reloaded);
  }

  private static String title(long pid, Map<String, String> files) {
    return files.getOrDefault("/proc/" + pid + "/cmdline", "");
  }

  /** The 22nd field of a stat line; the second, in brackets, may hold anything. */
  private static Optional<Long> started(String pid, Map<String, String> files) {
    var stat = files.getOrDefault("/proc/" + pid + "/stat", "");
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > 19 ? Optional.of(Long.valueOf(fields[19])) : Optional.empty();
  }

  private static long nanos(String seconds) {
    var parts = seconds.split("\\.", 2);
    var fraction = parts.length > 1 ? (parts[1] + "000000000").substring(0, 9) : "0";
    return Long.parseLong(parts[0]) * SECOND + Long.parseLong(fraction);
  }

  /** Whether these are other workers than those, and there are any. */
  boolean replaced(Processes before) {
    return !active.isEmpty() && active.stream().noneMatch(before.active::contains);
  }

  /** The workers as a fact. */
  String workers() {
    return active.stream().map(Worker::toString).sorted().collect(Collectors.joining(" "));
  }
}
