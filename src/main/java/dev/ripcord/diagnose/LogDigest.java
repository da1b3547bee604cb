package dev.ripcord.diagnose;

import dev.ripcord.check.LogText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What many lines of a log come to: which errors, how often, and how long things took; pure.
 *
 * @param lines how many lines that is made from
 * @param errors the most frequent kind first
 * @param times of what took a time more than once, the most frequent first
 */
public record LogDigest(int lines, List<ErrorKind> errors, List<Times> times) {
  public LogDigest {
    errors = List.copyOf(errors);
    times = List.copyOf(times);
  }

  /**
   * Errors that differ in numbers, ids, times and addresses only.
   *
   * @param count by host
   * @param last the newest of them as it was written, without what looks like a secret
   */
  public record ErrorKind(String kind, Map<String, Integer> count, String last) {
    public ErrorKind {
      count = new TreeMap<>(count);
    }

    public int all() {
      return count.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** How long the lines of one kind say that something took. */
  public record Times(String kind, int count, Duration half, Duration most, Duration longest) {

    /** The nearest rank: a length that really was. */
    static Times of(String kind, List<Duration> all) {
      var sorted = all.stream().sorted().toList();
      return new Times(kind, sorted.size(), rank(sorted, 50), rank(sorted, 95), sorted.getLast());
    }

    private static Duration rank(List<Duration> sorted, int percent) {
      return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
  }

  /** From the lines of each host. */
  public static LogDigest of(Map<String, List<String>> hosts) {
    var errors = new LinkedHashMap<String, ErrorKind>();
    var times = new LinkedHashMap<String, List<Duration>>();
    hosts.forEach((host, lines) ->
        lines.stream()
            .map(LogLine::of)
            .forEach(line -> {
              if (line.error()) {
                errors.merge(line.kind(), one(line, host), LogDigest::both);
              }
              line.took()
                  .ifPresent(
                      each -> times.computeIfAbsent(line.kind(), _ -> new ArrayList<>()).add(each));
            }));
    return new LogDigest(
        hosts.values().stream().mapToInt(List::size).sum(),
        errors.values().stream().sorted(Comparator.comparingInt(each -> -each.all())).toList(),
        times.entrySet().stream()
            .filter(each -> each.getValue().size() > 1)
            .map(each -> Times.of(each.getKey(), each.getValue()))
            .sorted(Comparator.comparingInt(each -> -each.count()))
            .toList());
  }

  /** Whether a line tells of an error. */
  public static boolean error(String line) {
    return LogLine.of(line).error();
  }

  private static ErrorKind one(LogLine line, String host) {
    return new ErrorKind(line.kind(), Map.of(host, 1), LogText.masked(line.text()));
  }

  private static ErrorKind both(ErrorKind earlier, ErrorKind later) {
    var count = new TreeMap<>(earlier.count());
    later.count().forEach((host, n) -> count.merge(host, n, Integer::sum));
    return new ErrorKind(later.kind(), count, later.last());
  }
}
