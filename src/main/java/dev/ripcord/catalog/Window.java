package dev.ripcord.catalog;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A time of the week in which changes are scheduled, such as {@code Mon-Fri 02:00-05:00
 * Europe/Berlin}.
 *
 * @param text as it was written
 * @param days those on which it begins
 * @param end on the next day, when it is not after the begin
 */
public record Window(
    String text, Set<DayOfWeek> days, LocalTime begin, LocalTime end, ZoneId zone) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z]{3})(?:-([A-Za-z]{3}))? )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: (\\S+))?");
  static final Shape<Window> SHAPE = Shapes.mapped(Shapes.text(), Window::parse);

  public Window {
    days = EnumSet.copyOf(days);
  }

  /**
   * Reads {@code [DAY[-DAY]] HH:MM-HH:MM [ZONE]}; UTC where no zone is named.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Window parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no window: write 'Mon-Fri 02:00-05:00 Europe/Berlin'");
    }
    try {
      return new Window(
          text,
          days(Optional.ofNullable(match.group(1)), Optional.ofNullable(match.group(2))),
          LocalTime.parse(match.group(3)),
          LocalTime.parse(match.group(4)),
          ZoneId.of(Optional.ofNullable(match.group(5)).orElse("UTC")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no window: " + e.getMessage(), e);
    }
  }

  private static Set<DayOfWeek> days(Optional<String> first, Optional<String> last) {
    if (first.isEmpty()) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    var days = EnumSet.noneOf(DayOfWeek.class);
    var end = day(last.orElse(first.get()));
    for (var each = day(first.get()); days.add(each) && each != end; ) {
      each = each.plus(1);
    }
    return days;
  }

  private static DayOfWeek day(String text) {
    return List.of(DayOfWeek.values()).stream()
        .filter(each -> each.name().startsWith(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is no day: Mon, Tue, Wed, ... Sun"));
  }

  /** Whether it is open then, by the clock on the wall there. */
  public boolean open(Instant at) {
    var there = at.atZone(zone).toLocalDateTime();
    return holds(there, there.toLocalDate().minusDays(1)) || holds(there, there.toLocalDate());
  }

  private boolean holds(LocalDateTime at, LocalDate on) {
    if (!days.contains(on.getDayOfWeek())) {
      return false;
    }
    var until = (end.isAfter(begin) ? on : on.plusDays(1)).atTime(end);
    return !at.isBefore(on.atTime(begin)) && at.isBefore(until);
  }
}
