package dev.ripcord.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time at the beginning of a log line, in the forms that are usual.
 *
 * @param zone the host's, for lines that do not tell it
 * @param year the host's, for lines that do not tell it
 */
public record LogTime(ZoneOffset zone, int year) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String CLOCK =
      "(?<h>\\d\\d):(?<min>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?";
  private static final String ZONE = "\\s?(?<z>Z|[+-]\\d\\d:?\\d\\d)?";

  /** {@code 2026-01-31T12:00:00.5Z}, {@code 2026/01/31 12:00:00}. */
  private static final Pattern ISO =
      Pattern.compile("(?<y>\\d{4})[-/](?<mon>\\d\\d)[-/](?<d>\\d\\d)[T ]" + CLOCK + ZONE);

  /** {@code 31/Jan/2026:12:00:00 +0000}. */
  private static final Pattern ACCESS =
      Pattern.compile("(?<d>\\d\\d)/(?<mon>[A-Z][a-z]{2})/(?<y>\\d{4}):" + CLOCK + ZONE);

  /** {@code Jan 31 12:00:00}. */
  private static final Pattern SYSLOG =
      Pattern.compile("(?<mon>[A-Z][a-z]{2}) +(?<d>\\d{1,2}) " + CLOCK);

  /** The time of a line; empty when it tells none near its beginning. */
  public Optional<Instant> of(String line) {
    var head = line.length() > 100 ? line.substring(0, 100) : line;
    for (var each : new Pattern[] {ISO, ACCESS, SYSLOG}) {
      var match = each.matcher(head);
      if (match.find()) {
        return instant(match, each == SYSLOG);
      }
    }
    return Optional.empty();
  }

  /**
   * The lines from the first that is recent enough on; a line without a time belongs to the one
   * before it.
   */
  public List<String> since(List<String> lines, Instant since) {
    var recent = new ArrayList<String>();
    var counts = false;
    for (var each : lines) {
      counts = of(each).map(at -> !at.isBefore(since)).orElse(counts);
      if (counts) {
        recent.add(each);
      }
    }
    return recent;
  }

  private Optional<Instant> instant(Matcher match, boolean short_) {
    try {
      var local =
          LocalDateTime.of(
              short_ ? year : number(match.group("y")),
              month(match.group("mon")),
              number(match.group("d")),
              number(match.group("h")),
              number(match.group("min")),
              Math.min(59, number(match.group("s"))),
              fraction(match.group("f")));
      var offset = short_ ? zone : zone(match.group("z"));
      return Optional.of(local.toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private ZoneOffset zone(@Nullable String text) {
    return text == null ? zone : ZoneOffset.of(text);
  }

  private static int month(String text) {
    var index = MONTHS.indexOf(text.toLowerCase(Locale.ROOT));
    return index < 0 && text.matches("\\d+") ? number(text) : index + 1;
  }

  /** A line without a fraction may be from any moment of its second: it is not proven to be new. */
  private static int fraction(@Nullable String digits) {
    return digits == null ? 0 : number((digits + "000000000").substring(0, 9));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
