package dev.ripcord.cli.page;

import dev.ripcord.diagnose.LogDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which errors stand in a log and how often, and how long things took.
 *
 * @param errors whether errors are asked for, and whether times are
 * @param labels short names of hosts; empty where there is only one
 */
public record LogDigestPage(
    String service, LogDigest digest, boolean errors, boolean times, Map<String, String> labels) {
  private static final int MOST = 20;

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    if (errors) {
      errors(sheet);
    }
    if (times) {
      times(sheet.blank());
    }
    return sheet.lines();
  }

  private void errors(Sheet sheet) {
    var count = digest.errors().stream().mapToInt(LogDigest.ErrorKind::all).sum();
    var kinds = digest.errors().size();
    sheet.line(
        count == 0 ? Tone.BOLD_GOOD : Tone.BOLD_BAD,
        service
            + ": "
            + (count == 0 ? "no error" : many(count, "error") + " of " + many(kinds, "kind"))
            + " in "
            + lines());
    digest.errors().stream()
        .limit(MOST)
        .forEach(each -> {
          sheet.item("%6dx  ".formatted(each.all()), Tone.BAD, each.kind());
          sheet.item("         ", Tone.DIM, "last: " + each.last());
          if (!labels.isEmpty()) {
            sheet.item("         ", Tone.DIM, hosts(each));
          }
        });
    more(sheet, kinds, "kinds of errors");
  }

  private String lines() {
    return many(digest.lines(), "line") + " of its log";
  }

  private static String many(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private String hosts(LogDigest.ErrorKind kind) {
    return kind.count().entrySet().stream()
        .map(each -> labels.getOrDefault(each.getKey(), each.getKey()) + ": " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private void times(Sheet sheet) {
    var all = digest.times();
    sheet.line(
        Tone.BOLD,
        all.isEmpty()
            ? service + ": no length of time is told more than once in " + lines()
            : service + ": how long things took, from " + lines());
    all.stream()
        .limit(MOST)
        .forEach(each -> sheet.item("%6dx  ".formatted(each.count()), Tone.PLAIN, said(each)));
    more(sheet, all.size(), "kinds of lines with a time");
  }

  private static String said(LogDigest.Times each) {
    return "half within %s, 95%% within %s, longest %s: %s"
        .formatted(length(each.half()), length(each.most()), length(each.longest()), each.kind());
  }

  private static void more(Sheet sheet, int count, String what) {
    if (count > MOST) {
      sheet.line(Tone.DIM, "        and " + (count - MOST) + " more " + what + "; --json has all");
    }
  }

  private static String length(Duration length) {
    return length.toMillis() == 0 ? "under 1 ms" : Spans.text(length);
  }
}
