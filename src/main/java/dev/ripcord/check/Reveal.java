package dev.ripcord.check;

import dev.ripcord.catalog.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills secrets into the texts of one look or one act, remembers them, and takes them out of
 * whatever comes back: an answer that repeats a token must not carry it into a finding.
 */
public final class Reveal {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file|credential):[^}]+}");
  private static final int SHORTEST = 4;

  private final Secrets secrets;
  private final List<String> told = new ArrayList<>();

  public Reveal(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The text with its secrets; throws {@link IllegalStateException} where one cannot be had. */
  public String of(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(each -> Matcher.quoteReplacement(value(each.group())));
  }

  /** The same for every value. */
  public Map<String, String> of(Map<String, String> texts) {
    var filled = new LinkedHashMap<String, String>();
    texts.forEach((name, text) -> filled.put(name, of(text)));
    return filled;
  }

  private String value(String reference) {
    var value = secrets.resolve(reference);
    if (value.length() >= SHORTEST) {
      told.add(value);
    }
    return value;
  }

  /** The text without the secrets that were filled in so far. */
  public String hide(String text) {
    var hidden = text;
    for (var each : told) {
      hidden = hidden.replace(each, "***");
    }
    return hidden;
  }

  /** A finding without them. */
  public Finding hide(Finding finding) {
    var evidence = new LinkedHashMap<String, String>();
    finding.evidence().forEach((name, text) -> evidence.put(name, hide(text)));
    return new Finding(finding.state(), hide(finding.said()), evidence);
  }
}
