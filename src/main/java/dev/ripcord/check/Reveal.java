package dev.ripcord.check;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.host.CommandResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fills secrets into the texts of one look or one act, and takes them out of whatever comes back:
 * an answer that repeats a token must not carry it into a finding.
 */
public final class Reveal {
  private final Secrets secrets;

  public Reveal(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The text with its secrets; throws {@link IllegalStateException} where one cannot be had. */
  public String of(String text) {
    return secrets.resolve(text);
  }

  /** The same for every value. */
  public Map<String, String> of(Map<String, String> texts) {
    var filled = new LinkedHashMap<String, String>();
    texts.forEach((name, text) -> filled.put(name, of(text)));
    return filled;
  }

  /** The text without the secrets that are known so far. */
  public String hide(String text) {
    return secrets.hide(text);
  }

  /** A finding without them. */
  public Finding hide(Finding finding) {
    var evidence = new LinkedHashMap<String, String>();
    finding.evidence().forEach((name, text) -> evidence.put(name, hide(text)));
    return finding.saying(hide(finding.said())).with(evidence);
  }

  /** What a command printed without them, before any of it is cut. */
  public CommandResult hide(CommandResult result) {
    return result.mapTexts(this::hide);
  }
}
