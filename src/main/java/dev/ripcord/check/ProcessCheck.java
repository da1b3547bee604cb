package dev.ripcord.check;

import dev.ripcord.probe.Origin;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether processes run, as many as they should, and what they use.
 *
 * @param memoryBelow bytes that all of them together hold; pages that they share count for each
 * @param cpuBelow percent of one processor that all of them together use
 * @param over how long the use of the processor is measured
 */
record ProcessCheck(
    Optional<Pattern> command,
    Optional<String> user,
    int atLeast,
    Optional<Integer> atMost,
    Optional<Long> memoryBelow,
    Optional<Integer> cpuBelow,
    Duration over)
    implements Check {

  @Override
  public String title() {
    return "a process"
        + command.map(each -> " like " + each).orElse("")
        + user.map(each -> " of " + each).orElse("")
        + " runs";
  }

  @Override
  public Finding look(Sight sight) {
    var asked = sight.host().look(ProcessRow.all());
    var none = Asked.withoutAnswer(asked);
    if (none.isPresent()) {
      return none.get();
    }
    if (!asked.ok()) {
      return Finding.unknown("cannot look: ps: " + Texts.line(asked.said())).from(Origin.LOCAL);
    }
    var ours = sight.host().name().equals("local") ? ourselves() : Set.<Long>of();
    var found =
        ProcessRow.parse(asked.stdout()).stream()
            .filter(each -> !ours.contains(each.pid()) && matches(each))
            .toList();
    return judge(found, found.isEmpty() ? Optional.empty() : measured(sight, found));
  }

  @Override
  public Optional<Piece> plain() {
    var piece =
        Piece.of(Part.VALUES, PortCheck.PLAIN)
            .call(
                "process_check",
                command.map(Pattern::pattern).orElse(""),
                user.orElse(""),
                String.valueOf(atLeast),
                atMost.map(String::valueOf).orElse(""),
                memoryBelow.map(each -> String.valueOf(each >> 10)).orElse(""));
    return Optional.of(
        cpuBelow
            .map(each -> piece.call("process_cpu", String.valueOf(each), Shell.seconds(over)))
            .orElse(piece));
  }

  private boolean matches(ProcessRow row) {
    return command.map(each -> each.matcher(row.arguments()).find()).orElse(true)
        && user.map(row.user()::equals).orElse(true);
  }

  /** This program and what started it name the service in their own command lines. */
  private static Set<Long> ourselves() {
    return Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            each -> each.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private Optional<Integer> measured(Sight sight, List<ProcessRow> found) {
    if (cpuBelow.isEmpty()) {
      return Optional.empty();
    }
    var command = CpuTime.command(found.stream().map(ProcessRow::pid).toList());
    var first = CpuTime.parse(sight.host().look(command).stdout());
    try {
      sight.clock().sleep(over);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    var second = CpuTime.parse(sight.host().look(command).stdout());
    return first.flatMap(each -> second.flatMap(each::percentUntil));
  }

  Finding judge(List<ProcessRow> found, Optional<Integer> cpu) {
    var wrong = new ArrayList<String>();
    if (found.size() < atLeast) {
      wrong.add("at least " + atLeast + " should");
    }
    atMost
        .filter(each -> found.size() > each)
        .ifPresent(each -> wrong.add("at most " + each + " should"));
    var memory = found.stream().mapToLong(each -> Long.parseLong(each.detail()) << 10).sum();
    memoryBelow
        .filter(each -> memory >= each)
        .ifPresent(each ->
            wrong.add(
                "it holds "
                    + Amounts.megabytes(memory)
                    + ", not below "
                    + Amounts.megabytes(each)));
    cpuBelow
        .filter(each -> cpu.filter(used -> used >= each).isPresent())
        .ifPresent(each ->
            wrong.add(
                "it uses " + cpu.orElseThrow() + "% of a processor, not below " + each + "%"));
    return finding(found, wrong, cpu)
        .with(evidence(found, memory, cpu))
        .measured(numbers(found, memory, cpu));
  }

  private Finding finding(List<ProcessRow> found, List<String> wrong, Optional<Integer> cpu) {
    var runs =
        found.isEmpty() ? "none runs" : names(found) + (found.size() == 1 ? " runs" : " run");
    if (!wrong.isEmpty()) {
      return Finding.bad(runs + ", but " + String.join("; ", wrong)).from(Origin.REMOTE);
    }
    return cpuBelow.isPresent() && cpu.isEmpty() && !found.isEmpty()
        ? Finding.unknown(runs + ", but what it uses could not be measured").from(Origin.LOCAL)
        : Finding.good(runs);
  }

  private static String names(List<ProcessRow> found) {
    var some = found.stream().limit(5).map(ProcessRow::title).collect(Collectors.joining(", "));
    return found.size() > 5 ? some + " and " + (found.size() - 5) + " more" : some;
  }

  private static Map<String, Double> numbers(
      List<ProcessRow> found, long memory, Optional<Integer> cpu) {
    var numbers = new TreeMap<String, Double>();
    numbers.put("count", (double) found.size());
    if (!found.isEmpty()) {
      numbers.put("memory-bytes", (double) memory);
    }
    cpu.ifPresent(each -> numbers.put("cpu", each / 100.0));
    return numbers;
  }

  private static Map<String, String> evidence(
      List<ProcessRow> found, long memory, Optional<Integer> cpu) {
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("count", String.valueOf(found.size()));
    if (!found.isEmpty()) {
      var pids = found.stream().limit(20).map(each -> String.valueOf(each.pid()));
      evidence.put("pid", pids.collect(Collectors.joining(" ")));
      evidence.put("memory", Amounts.megabytes(memory));
    }
    cpu.ifPresent(each -> evidence.put("cpu", each + "%"));
    return evidence;
  }
}
