package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.probe.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the machine has left. Without limits it is always good, and rules judge the numbers.
 *
 * @param disks paths, each of which stands for the file system that it is on
 * @param limits percent that are too much, by the name of the number
 * @param over how long the use of the processors is measured
 */
record HostCheck(List<String> disks, Map<String, Integer> limits, Duration over) implements Check {
  private static final String DISK = "disk";

  HostCheck {
    disks = List.copyOf(disks);
    limits = Map.copyOf(limits);
  }

  static Shape<Check> shape() {
    var disks =
        Field.or(
            "disks",
            Shapes.list(Shapes.text("an absolute path", "/.*")),
            List.of("/"),
            "paths on the file systems that are looked at; / when missing");
    var memory = below("memory", "what is not available of the memory, such as 90%");
    var cpu = below("cpu", "what all processors do, without waiting for disks, such as 95%");
    var disk = below(DISK, "of each disk, as df shows it, and of its files");
    var swap = below("swap", "of the swap");
    var over =
        Field.or("over", Shapes.duration(), Duration.ofSeconds(1), "how long cpu is measured");
    return Shapes.object(
        "What memory, processors and disks of the host have left.",
        values -> {
          var limits = new TreeMap<String, Integer>();
          values.get(memory).ifPresent(each -> limits.put("memory", each));
          values.get(cpu).ifPresent(each -> limits.put("cpu", each));
          values.get(disk).ifPresent(each -> limits.put(DISK, each));
          values.get(swap).ifPresent(each -> limits.put("swap", each));
          return new HostCheck(values.get(disks), limits, values.get(over));
        },
        disks,
        memory,
        cpu,
        disk,
        swap,
        over);
  }

  private static Field<Optional<Integer>> below(String name, String doc) {
    return Field.optional(name + "-below", Amounts.percent(), doc);
  }

  @Override
  public String title() {
    return limits.isEmpty()
        ? "the host's memory, processors and disks"
        : limits.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + " below " + each.getValue() + "%")
            .collect(Collectors.joining(", ", "the host's ", ""));
  }

  @Override
  public Finding look(Sight sight) {
    var host = sight.host();
    var first = host.look(Command.of("cat", "/proc/stat", "/proc/meminfo"));
    var none = Asked.withoutAnswer(first);
    if (none.isPresent()) {
      return none.get();
    }
    try {
      sight.clock().sleep(over);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.unknown("stopped while measuring").from(Origin.LOCAL);
    }
    var second = host.look(Command.of("cat", "/proc/stat"));
    var load = host.look(Command.of("cat", "/proc/loadavg"));
    var argv = new ArrayList<>(List.of("stat", "-f", "-c", HostUse.DISK, "--"));
    argv.addAll(disks);
    return judge(numbers(first, second, load, host.look(Command.of(argv))));
  }

  private static Map<String, Double> numbers(
      CommandResult first, CommandResult second, CommandResult load, CommandResult disks) {
    var numbers = new TreeMap<>(HostUse.memory(first.stdout()));
    HostUse.cpu(first.stdout(), second.stdout()).ifPresent(each -> numbers.put("cpu", each));
    numbers.putAll(HostUse.load(load.stdout()));
    numbers.putAll(HostUse.disks(disks.stdout()));
    return numbers;
  }

  /**
   * Pure; what was asked for and could not be measured leaves it unknown, unless it is bad anyway.
   */
  Finding judge(Map<String, Double> numbers) {
    var wrong =
        numbers.entrySet().stream()
            .filter(each ->
                limit(each.getKey()).filter(most -> each.getValue() * 100 >= most).isPresent())
            .map(each -> each.getKey() + " is at " + percent(each.getValue()))
            .toList();
    var missing = missing(numbers);
    if (!wrong.isEmpty()) {
      return Finding.bad(String.join("; ", wrong)).from(Origin.REMOTE).measured(numbers);
    }
    return (missing.isEmpty()
            ? Finding.good(said(numbers))
            : Finding.unknown("could not be measured: " + String.join(", ", missing))
                .from(Origin.LOCAL))
        .measured(numbers);
  }

  private Optional<Integer> limit(String number) {
    var kind = number.replaceFirst("\\(.*", "");
    return Optional.ofNullable(limits.get(kind.equals("inodes") ? DISK : kind));
  }

  private List<String> missing(Map<String, Double> numbers) {
    var wanted = new ArrayList<>(List.of("memory", "cpu"));
    disks.forEach(each -> wanted.add(DISK + "(" + each + ")"));
    wanted.removeIf(numbers::containsKey);
    return wanted;
  }

  private static String said(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .filter(each -> !each.getKey().equals("load") && !each.getKey().startsWith("inodes"))
        .map(each -> each.getKey() + " " + percent(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
