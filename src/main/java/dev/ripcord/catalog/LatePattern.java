package dev.ripcord.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that is compiled when it is needed: of those of all kinds, a start needs few. */
final class LatePattern {
  private final String regex;
  private volatile @Nullable Pattern compiled;

  LatePattern(String regex) {
    this.regex = regex;
  }

  boolean fits(String text) {
    var pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex);
      compiled = pattern;
    }
    return pattern.matcher(text).matches();
  }
}
