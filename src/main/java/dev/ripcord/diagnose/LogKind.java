package dev.ripcord.diagnose;

import dev.ripcord.check.LogText;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a line of a log what makes two equal events differ; pure. */
final class LogKind {
  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?";
  private static final String ZONE = "(?:\\s?(?:Z\\b|[+-]\\d\\d:?\\d\\d\\b))?";

  /** In this order: what is taken out first is no part of what comes after. */
  private static final List<Taken> TAKEN =
      List.of(
          new Taken("\\[?\\b\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]" + CLOCK + ZONE + "\\]?", ""),
          new Taken("\\[?\\b\\d\\d/[A-Z][a-z]{2}/\\d{4}:" + CLOCK + ZONE + "\\]?", ""),
          new Taken("\\b[A-Z][a-z]{2} {1,2}\\d{1,2} " + CLOCK, ""),
          new Taken("\\b" + CLOCK, ""),
          new Taken(
              "(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<id>"),
          new Taken("[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,190}", "<address>"),
          new Taken("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b", "<address>"),
          new Taken(
              "(?i)\\[?(?<![\\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\\]?(?::\\d{1,5})?",
              "<address>"),
          new Taken("\\b0x[0-9a-fA-F]{1,32}\\b", "<id>"),
          new Taken("(?i)\\b(?=[a-f]{0,64}\\d)[0-9a-f]{8,64}\\b", "<id>"),
          new Taken(
              "(?<![\\w.])\\d{1,9}(?:\\.\\d{1,9})? ?(?:ns|us|\u00b5s|ms|msec|millis(?:econds)?|s|secs?"
                  + "|seconds?|min|minutes)\\b",
              "<time>"),
          new Taken("(?<![A-Za-z])\\d+(?:\\.\\d+)?", "<n>"),
          new Taken("(?<=[A-Za-z_-])\\d{3,}", "<n>"),
          new Taken("\\s{2,}", " "));

  private LogKind() {}

  /** A part of a line that is not what happened, and what stands for it. */
  private record Taken(Pattern what, String instead) {
    Taken(String what, String instead) {
      this(Pattern.compile(what), instead);
    }
  }

  static String of(String line) {
    var kind = LogText.hidden(line);
    for (var each : TAKEN) {
      kind = each.what().matcher(kind).replaceAll(each.instead());
    }
    return LogText.masked(kind.strip());
  }
}
