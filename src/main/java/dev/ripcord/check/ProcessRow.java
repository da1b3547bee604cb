package dev.ripcord.check;

import dev.ripcord.host.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A process as {@code ps} shows it.
 *
 * @param detail the column that was asked for beside the usual ones
 * @param arguments of the process; may hold secrets of others, so it is matched and never shown
 */
record ProcessRow(long pid, String user, String detail, String arguments) {
  private static final Pattern ROW = Pattern.compile("\\s*(\\d+)\\s+(\\S+)\\s+(\\S+)(?:\\s(.*))?");

  private static final Pattern CONTAINER = Pattern.compile("[/-]([0-9a-f]{12})[0-9a-f]{52}\\b");
  private static final Pattern PROXY =
      Pattern.compile("^\\S*docker-proxy .*-container-ip ([0-9a-fA-F.:]{2,45})(?: |$)");
  private static final Pattern UNIT = Pattern.compile("/([^/,]{1,200}\\.service)");

  /** Asks for every process, with its memory in KiB. */
  static Command all() {
    return Command.of("ps", "-ww", "-e", "-o", "pid=,user:64=,rss=,args=");
  }

  /** Asks for some processes, with their control groups. */
  static Command some(List<Long> pids) {
    var list = String.join(",", pids.stream().map(String::valueOf).toList());
    return Command.of("ps", "-ww", "-o", "pid=,user:64=,cgroup:1024=,args=", "-p", list);
  }

  static List<ProcessRow> parse(String printed) {
    return printed.lines().map(ProcessRow::row).flatMap(Optional::stream).toList();
  }

  private static Optional<ProcessRow> row(String line) {
    var match = ROW.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    var arguments = Optional.ofNullable(match.group(4)).orElse("").strip();
    return Optional.of(
        new ProcessRow(Long.parseLong(match.group(1)), match.group(2), match.group(3), arguments));
  }

  /** The program's name, for people. */
  String program() {
    var first = arguments.split(" ", 2)[0];
    var name =
        first.startsWith("/")
            ? Optional.ofNullable(Path.of(first).getFileName())
            : Optional.<Path>empty();
    return Texts.line(name.map(Path::toString).orElse(first));
  }

  /** Whether it belongs to a systemd unit. */
  boolean in(String unit) {
    var name = unit.contains(".") ? unit : unit + ".service";
    return (detail + "/").replace(",", "/").contains("/" + name + "/");
  }

  String title() {
    return program() + " (pid " + pid + ", user " + user + place() + ")";
  }

  /**
   * Whose it is, where its control groups tell: a container counts more than Docker's unit. A
   * published port is held by Docker's own process, and stopping its unit would stop them all.
   */
  private String place() {
    var published = PROXY.matcher(arguments);
    if (published.find()) {
      return ", for the container at " + published.group(1) + ": 'docker ps' names it";
    }
    var container = CONTAINER.matcher(detail);
    if (container.find()) {
      return ", container " + container.group(1);
    }
    var unit = UNIT.matcher(detail);
    return unit.find() ? ", unit " + unit.group(1) : "";
  }
}
