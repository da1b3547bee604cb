package dev.ripcord.catalog;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code ${env:NAME}}, {@code ${file:PATH}} and {@code ${credential:NAME}} at the last
 * moment; what it gives must never be printed, journaled or put into an argument list.
 */
public final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|credential):([^}]+)}");

  private final Function<String, String> lookUp;

  /**
   * {@code lookUp} gets {@code kind:name} and throws {@link IllegalStateException} without value.
   */
  public Secrets(Function<String, String> lookUp) {
    this.lookUp = lookUp;
  }

  /** Whether a text holds a reference. */
  public static boolean in(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** The text with every reference replaced by its value. */
  public String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            each -> Matcher.quoteReplacement(lookUp.apply(each.group(1) + ":" + each.group(2))));
  }
}
