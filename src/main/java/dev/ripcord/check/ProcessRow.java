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
    return program() + " (pid " + pid + ", user " + user + ")";
  }
}
