package dev.ripcord.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a value should be, as it is written in a catalog: {@code ok} the same text (for a number the
 * same number), {@code ~1\.4\..*} a regular expression for all of it, {@code !down} anything else,
 * {@code <500}, {@code <=}, {@code >}, {@code >=} a number, {@code <2GiB} one of bytes, {@code =~x}
 * the text {@code ~x} itself.
 */
record Expected(String text, Kind kind, String operand) {

  /** How it is compared. */
  enum Kind {
    SAME("="),
    MATCHES("~"),
    OTHER("!"),
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /** How it is compared, for a plain script. */
  String sign() {
    return kind.sign;
  }

  /** Reads one; throws {@link IllegalArgumentException}. */
  static Expected parse(String text) {
    for (var kind : Kind.values()) {
      if (text.startsWith(kind.sign)) {
        var rest = text.substring(kind.sign.length());
        return checked(
            new Expected(text, kind, numeric(kind) ? Amounts.number(rest.strip()) : rest));
      }
    }
    return new Expected(text, Kind.SAME, text);
  }

  private static boolean numeric(Kind kind) {
    return switch (kind) {
      case SAME, MATCHES, OTHER -> false;
      case AT_MOST, AT_LEAST, BELOW, ABOVE -> true;
    };
  }

  private static Expected checked(Expected expected) {
    if (expected.kind == Kind.MATCHES) {
      pattern(expected.operand);
    }
    if (numeric(expected.kind) && !isNumber(expected.operand)) {
      throw new IllegalArgumentException("'" + expected.operand + "' is not a number");
    }
    return expected;
  }

  /** A regular expression; what is wrong with it is told as {@link IllegalArgumentException}. */
  static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: " + e.getDescription() + " in '" + regex + "'", e);
    }
  }

  boolean met(String value) {
    return switch (kind) {
      case SAME -> same(value);
      case OTHER -> !same(value);
      case MATCHES -> pattern(operand).matcher(value).matches();
      case AT_MOST -> isNumber(value) && compared(value) <= 0;
      case AT_LEAST -> isNumber(value) && compared(value) >= 0;
      case BELOW -> isNumber(value) && compared(value) < 0;
      case ABOVE -> isNumber(value) && compared(value) > 0;
    };
  }

  private boolean same(String value) {
    return value.equals(operand);
  }

  private int compared(String value) {
    return new BigDecimal(value).compareTo(new BigDecimal(operand));
  }

  /** Whether a number is the same as this text says, however each is written. */
  boolean metBy(BigDecimal number) {
    return switch (kind) {
      case SAME -> isNumber(operand) && compared(number.toString()) == 0;
      case OTHER -> !isNumber(operand) || compared(number.toString()) != 0;
      case MATCHES, AT_MOST, AT_LEAST, BELOW, ABOVE -> met(number.toPlainString());
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
  }

  @Override
  public String toString() {
    return text;
  }
}
