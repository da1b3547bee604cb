package dev.ripcord.release;

import dev.ripcord.catalog.UnknownName;
import java.util.List;

/** How a person says which release is meant. */
public sealed interface Selector {
  List<String> NAMES = List.of("tag", "commit", "revision", "digest", "variant");

  /** The best release that is known to have been good, is not the one running, and is there. */
  record Previous() implements Selector {}

  /** {@code release:N}. */
  record ByNumber(int number) implements Selector {}

  /** {@code tag:NAME}, {@code commit:SHA} (a beginning of at least 7), {@code variant:NAME}, ... */
  record ByName(String kind, String value) implements Selector {}

  /** Reads {@code previous}, {@code release:3}, {@code tag:v1.2}, ... */
  static Selector parse(String text) {
    if (text.equals("previous")) {
      return new Previous();
    }
    var colon = text.indexOf(':');
    var kind = colon < 0 ? text : text.substring(0, colon);
    var value = colon < 0 ? "" : text.substring(colon + 1);
    if (kind.equals("release") && value.matches("[1-9]\\d{0,8}")) {
      return new ByNumber(Integer.parseInt(value));
    }
    if (NAMES.contains(kind) && !value.isEmpty()) {
      return new ByName(kind, value);
    }
    throw new UnknownName(
        "way to name a release",
        text,
        List.of(
            "previous",
            "release:N",
            "tag:NAME",
            "commit:SHA",
            "revision:N",
            "digest:...",
            "variant:NAME"));
  }
}
