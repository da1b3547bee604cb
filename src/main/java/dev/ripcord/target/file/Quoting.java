package dev.ripcord.target.file;

import java.util.regex.Pattern;

/**
 * How a value is written into an {@code .env} file, so that dotenv, a shell, systemd and compose
 * read the same.
 */
enum Quoting {
  NONE(""),
  SINGLE("'"),
  DOUBLE("\""),
  BACKTICK("`");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");
  private final String mark;

  Quoting(String mark) {
    this.mark = mark;
  }

  /** The kind of quote that a character is. */
  static Quoting of(char c) {
    return switch (c) {
      case '\'' -> SINGLE;
      case '"' -> DOUBLE;
      case '`' -> BACKTICK;
      default -> NONE;
    };
  }

  /**
   * The value as it is written where {@code this} kind stands already: kept where it fits, the
   * simplest that fits otherwise; throws {@link IllegalArgumentException} when none does.
   */
  String write(String value) {
    if (CONTROL.matcher(value).find()) {
      throw new IllegalArgumentException("a control character cannot stand in an .env file");
    }
    if (fits(value)) {
      return mark + value + mark;
    }
    for (var each : new Quoting[] {NONE, SINGLE, DOUBLE}) {
      if (each.fits(value)) {
        return each.mark + value + each.mark;
      }
    }
    throw new IllegalArgumentException(
        "quotes or a backslash in it would be read differently by dotenv, a shell and systemd");
  }

  private boolean fits(String value) {
    return switch (this) {
      case NONE -> PLAIN.matcher(value).matches();
      case SINGLE -> value.indexOf('\'') < 0 && !value.endsWith("\\");
      case DOUBLE, BACKTICK -> value.chars().noneMatch(c -> "\"\\$`".indexOf(c) >= 0);
    };
  }
}
