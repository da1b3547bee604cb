package dev.ripcord.catalog;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code ${env:NAME}}, {@code ${file:PATH}} and {@code ${credential:NAME}} at the last
 * moment; what it gives must never be printed, journaled or put into an argument list.
 *
 * <p>It remembers what it gave, and so takes it out of whatever comes back: the answer of a server,
 * the complaint of a command. Safe for use by several threads.
 */
public final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|credential):([^}]+)}");
  private static final String HIDDEN = "***";
  private static final String CUT = "...";
  private static final int SHORTEST = 4;

  private final Function<String, String> lookUp;

  /** Every writing of every value that was given; a longer one first, as it may hold others. */
  private final Set<String> given =
      new ConcurrentSkipListSet<>((one, other) ->
          one.length() == other.length()
              ? one.compareTo(other)
              : Integer.compare(other.length(), one.length()));

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

  /**
   * A reference as it stands in a text.
   *
   * @param kind {@code env}, {@code file} or {@code credential}
   */
  public record Reference(String text, String kind, String name) {}

  /** The references in a text, in order. */
  public static List<Reference> references(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .map(each -> new Reference(each.group(), each.group(1), each.group(2)))
        .toList();
  }

  /** The text with every reference replaced by its value. */
  public String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(each -> Matcher.quoteReplacement(value(each.group(1) + ":" + each.group(2))));
  }

  private String value(String reference) {
    var value = lookUp.apply(reference);
    remember(value);
    return value;
  }

  /**
   * Gets to know the secrets of a text without using them, to recognise them where somebody else
   * shows them. One that cannot be had now cannot be recognised either.
   */
  public void learn(String text) {
    var references = REFERENCE.matcher(text);
    while (references.find()) {
      try {
        var _ = value(references.group(1) + ":" + references.group(2));
      } catch (IllegalStateException _) {
        // whoever needs its value will say so
      }
    }
  }

  /** Takes a value for a secret that stood where one stands now. */
  public void remember(String value) {
    given.addAll(Writings.of(value).stream().filter(each -> each.length() >= SHORTEST).toList());
  }

  /** The text without the secrets that are known, also where a line was cut within one. */
  public String hide(String text) {
    var hidden = text;
    for (var each : given) {
      hidden = hidden.replace(each, HIDDEN);
    }
    return given.isEmpty() ? text : withoutBeginnings(hidden);
  }

  /** The same for every line. */
  public List<String> hide(List<String> lines) {
    return lines.stream().map(this::hide).toList();
  }

  private String withoutBeginnings(String text) {
    var rest = new StringBuilder();
    var from = 0;
    for (var cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, from)) {
      var begun = begun(text, from, cut);
      rest.append(text, from, cut - begun).append(begun > 0 ? HIDDEN : "").append(CUT);
      from = cut + CUT.length();
    }
    return rest.append(text, from, text.length()).toString();
  }

  /** How long the beginning of a secret is that stands right before a cut. */
  private int begun(String text, int from, int cut) {
    var longest = 0;
    for (var each : given) {
      var most = Math.min(each.length() - 1, cut - from);
      for (var length = most; length >= SHORTEST && length > longest; length--) {
        if (text.regionMatches(cut - length, each, 0, length)) {
          longest = length;
        }
      }
    }
    return longest;
  }
}
