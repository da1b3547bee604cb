package dev.ripcord.target.nginx;

import dev.ripcord.check.Sight;
import dev.ripcord.host.Starts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of an nginx, and whether they can have read a file as it is now.
 *
 * @param master empty when nginx does not run
 * @param active workers that take connections
 * @param leaving workers of an older configuration that finish what they have
 * @param changed when the file last changed, as a time stamp
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

  Processes {
    active = List.copyOf(active);
    leaving = List.copyOf(leaving);
  }

  /** Looks at the processes of the master that the pid file names. */
  static Processes look(Server server, Layout layout, Sight sight, Path site) {
    var master = master(server, layout, sight);
    var children = master.map(each -> children(server, sight, each)).orElse(List.of());
    return of(master, Starts.look(sight.host(), server.as(), children, site));
  }

  /** nginx -t leaves an empty pid file where there was none, and a crash an old one. */
  private static Optional<Long> master(Server server, Layout layout, Sight sight) {
    var pid = cat(server, sight, layout.pidFile().toString()).strip();
    return pid.matches("[1-9]\\d{0,9}")
            && cat(server, sight, "/proc/" + pid + "/cmdline").startsWith(MASTER)
        ? Optional.of(Long.valueOf(pid))
        : Optional.empty();
  }

  private static List<Long> children(Server server, Sight sight, long master) {
    var told = cat(server, sight, "/proc/" + master + "/task/" + master + "/children");
    return Stream.of(told.split("\\s+", -1))
        .filter(each -> !each.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  private static String cat(Server server, Sight sight, String file) {
    return server.look(sight, List.of("cat", "--", file)).stdout();
  }

  /** Pure: what is seen of the children means this. */
  static Processes of(Optional<Long> master, Starts seen) {
    var workers =
        seen.processes().entrySet().stream()
            .filter(each -> each.getValue().title().startsWith(WORKER))
            .collect(Collectors.partitioningBy(each -> each.getValue().title().contains(LEAVING)));
    var active = workers.getOrDefault(false, List.of());
    return new Processes(
        master,
        active.stream().map(Processes::worker).toList(),
        workers.getOrDefault(true, List.of()).stream().map(Processes::worker).toList(),
        seen.changed().map(String::valueOf).orElse(""),
        !active.isEmpty() && active.stream().allMatch(each -> each.getValue().newer()));
  }

  private static Worker worker(Map.Entry<Long, Starts.Start> process) {
    return new Worker(process.getKey(), process.getValue().ticks());
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
