package dev.ripcord.diagnose;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a log: whether it is an error, of which kind, and which time it tells; pure.
 *
 * @param text without colours, and cut where it is long: a log is another program's
 */
record LogLine(String text) {
  private static final int MOST = 2000;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,20}[A-Za-z]");

  /** What programs call their levels, with the numbers of pino and bunyan. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i:[\"']?\\b(?:level|severity|lvl)[\"']?\\s?[=:]\\s?[\"']?(?<told>[a-z]{3,9}|\\d\\d))\\b"
              + "|\\b(?<shouted>TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE"
              + "|PANIC)\\b"
              + "|(?i:[\\[(](?<framed>trace|debug|info|notice|warn|warning|error|fatal|critical|crit"
              + "|alert|emerg)[\\])])");

  private static final Pattern BAD_LEVEL =
      Pattern.compile("err|error|fatal|critical|crit|severe|panic|alert|emerg|emergency|[56]0");

  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)\\b(?:errors?|fatal|panic(?:ked)?|exception|traceback|segfault|core dumped|failed"
              + "|failure)\\b|Exception\\b|Error\\b|HTTP/[\\d.]{1,3}\" 5\\d\\d\\b");

  /** Words of an error that tell of none. */
  private static final Pattern NONE =
      Pattern.compile(
          "(?i)\\b(?:no|0|without|zero) (?:errors?|failures?|exceptions?)\\b"
              + "|\\b(?:errors?|failed|failures?|exceptions?)[\"']?\\s?[=:]\\s?[\"']?"
              + "(?:0|null|none|nil|false)\\b");

  /** The frames of a stack belong to the line before. */
  private static final Pattern FRAME = Pattern.compile("^\\s+(?:at |File \"|\\.\\.\\. \\d).*");

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\w.:-])(?<n>\\d{1,9}(?:\\.\\d{1,9})?) ?"
              + "(?<u>ns|us|\u00b5s|ms|msec|millis(?:econds)?|s|secs?|seconds?|min|minutes)(?![\\w-])"
              + "|(?i:\\b(?:duration|elapsed|latency|took|response_?time|request_?time)(?<k>_?ms)?)"
              + "[\"']?\\s?[=:]\\s?[\"']?(?<m>\\d{1,9}(?:\\.\\d{1,9})?)(?![\\w.])");

  static LogLine of(String line) {
    var cut = line.length() > MOST ? line.substring(0, MOST) : line;
    return new LogLine(COLOUR.matcher(cut).replaceAll(""));
  }

  /** A level that the line tells counts more than its words. */
  boolean error() {
    if (FRAME.matcher(text).matches()) {
      return false;
    }
    return level()
        .map(each -> BAD_LEVEL.matcher(each).matches())
        .orElseGet(() -> WORDS.matcher(NONE.matcher(text).replaceAll("")).find());
  }

  private Optional<String> level() {
    var found = LEVEL.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    for (var each : new String[] {"told", "shouted", "framed"}) {
      if (found.group(each) != null) {
        return Optional.of(found.group(each).toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  /** The line without what makes two equal errors differ. */
  String kind() {
    return LogKind.of(text);
  }

  /** The first length of time that it tells; one without a unit is in milliseconds. */
  Optional<Duration> took() {
    var found = TIME.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    var plain = found.group("m");
    return Optional.of(
        plain == null
            ? nanos(found.group("n"), unit(found.group("u")))
            : nanos(plain, plain.contains(".") && found.group("k") == null ? 1e9 : 1e6));
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "\u00b5s" -> 1e3;
      case "s", "sec", "secs", "second", "seconds" -> 1e9;
      case "min", "minutes" -> 60e9;
      default -> 1e6;
    };
  }

  private static Duration nanos(String number, double unit) {
    return Duration.ofNanos(Math.round(Double.parseDouble(number) * unit));
  }
}
