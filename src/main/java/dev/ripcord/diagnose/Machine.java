package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import dev.ripcord.check.LogText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the machine's own tools say, judged; pure. */
final class Machine {
  private static final int FULL = 95;
  private static final int ALMOST_ALL = 90;
  private static final int MUCH = 80;
  private static final int LITTLE = 5;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern KILLED =
      Pattern.compile("(?i)killed process \\d+|oom-kill|out of memory");

  static final Pointer DISK =
      Pointer.to(
          "a disk is full",
          Remedy.of(
              "free space: old logs ('journalctl --vacuum-size=200M'), old releases, images"));
  static final Pointer MEMORY =
      Pointer.to(
          "it holds most of the machine's memory",
          new Remedy(
              Optional.of("restart it, and look for a leak; lower its heap size or its limit"),
              Optional.of(new Remedy.Doing.Lifecycle(Remedy.Verb.RESTART))));
  static final Pointer SCARCE =
      Pointer.to(
          "the machine has hardly any memory left",
          Remedy.of("see who has it ('ps aux --sort=-rss'), add memory or swap"));
  static final Pointer KILLS =
      Pointer.to(
          "the kernel ended processes for want of memory",
          Remedy.of("give it more memory or swap, or a limit that fits; look for a leak"));
  static final Pointer FILES =
      Pointer.to(
          "it has almost as many files and connections open as it may",
          Remedy.of(
              "raise its limit (LimitNOFILE= of its unit), and look for what is never closed"));

  private Machine() {}

  /** From {@code df -P -k} and {@code df -P -i}. */
  static Finding disk(String blocks, String inodes) {
    var full = new LinkedHashSet<String>();
    var seen = new LinkedHashMap<String, String>();
    full.addAll(full(blocks, "", seen));
    full.addAll(full(inodes, " of its inodes", seen));
    if (seen.isEmpty()) {
      return Finding.unknown("df said nothing");
    }
    var fullest = seen.values().stream().mapToInt(Machine::share).max().orElse(0);
    return (full.isEmpty()
            ? Finding.good("the fullest disk is " + fullest + "% full")
            : Finding.bad(String.join("; ", full)))
        .with(seen);
  }

  private static List<String> full(String printed, String what, Map<String, String> seen) {
    var full = new ArrayList<String>();
    for (var line : printed.lines().toList()) {
      var words = line.strip().split("\\s+", 6);
      if (words.length == 6 && words[4].matches("\\d+%")) {
        seen.put(words[5] + what, words[4]);
        if (share(words[4]) >= FULL) {
          full.add(words[5] + " has used " + words[4] + what);
        }
      }
    }
    return full;
  }

  private static int share(String percent) {
    return Integer.parseInt(percent.replace("%", ""));
  }

  /** From {@code /proc/meminfo}. */
  static Finding memory(String meminfo) {
    var total = kilobytes(meminfo, "MemTotal");
    var free = kilobytes(meminfo, "MemAvailable");
    if (total.isEmpty() || free.isEmpty() || total.getAsLong() == 0) {
      return Finding.unknown("/proc/meminfo cannot be read");
    }
    var swap = kilobytes(meminfo, "SwapTotal").orElse(0);
    var share = free.getAsLong() * 100 / total.getAsLong();
    var said =
        "%d of %d MiB are left (%d%%), %s"
            .formatted(
                free.getAsLong() >> 10,
                total.getAsLong() >> 10,
                share,
                swap == 0 ? "no swap" : (swap >> 10) + " MiB of swap");
    return share < LITTLE ? Finding.bad(said) : Finding.good(said);
  }

  private static OptionalLong kilobytes(String meminfo, String name) {
    return meminfo
        .lines()
        .filter(each -> each.startsWith(name + ":"))
        .mapToLong(Machine::number)
        .findFirst();
  }

  private static long number(String text) {
    var found = NUMBER.matcher(text);
    return found.find() ? Long.parseLong(found.group()) : 0;
  }

  /** From the kilobytes that {@code ps -o rss=} prints for each process, and the machine's. */
  static Finding process(String rss, String meminfo) {
    var used = rss.lines().mapToLong(Machine::number).sum();
    var total = kilobytes(meminfo, "MemTotal").orElse(0);
    if (used == 0 || total == 0) {
      return Finding.unknown("what it holds cannot be seen");
    }
    var share = used * 100 / total;
    var said = "it holds %d MiB, %d%% of the machine's memory".formatted(used >> 10, share);
    return share >= MUCH ? Finding.bad(said) : Finding.good(said);
  }

  /** From the kernel's log of the last hour. */
  static Looked kills(String name, String kernel) {
    var lines = kernel.lines().filter(each -> KILLED.matcher(each).find()).toList();
    if (lines.isEmpty()) {
      return Looked.of(name, Finding.good("none in the last hour"));
    }
    var last = lines.subList(Math.max(0, lines.size() - 3), lines.size());
    return new Looked(
        name,
        Finding.bad("the kernel's log has " + lines.size() + " lines of them in the last hour"),
        last.stream().map(LogText::masked).toList(),
        Optional.of(KILLS));
  }

  /** From {@code /proc/PID/limits}, and how many entries {@code /proc/PID/fd} has. */
  static Finding files(String limits, long open) {
    var limit =
        limits
            .lines()
            .filter(each -> each.startsWith("Max open files"))
            .mapToLong(Machine::number)
            .findFirst();
    if (limit.isEmpty() || limit.getAsLong() == 0) {
      return Finding.unknown("its limit cannot be seen");
    }
    var said = open + " of " + limit.getAsLong() + " open";
    return open * 100 / limit.getAsLong() >= ALMOST_ALL ? Finding.bad(said) : Finding.good(said);
  }
}
