package dev.ripcord.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as JSON of our own, or as a template of the catalog has it. */
final class WebhookForm {
  private static final Pattern PART = Pattern.compile("\\$\\{message\\.([a-z]+)}");
  private static final int TITLE = 1000;
  private static final int TEXT = 64 * 1024;

  private WebhookForm() {}

  static String body(Message message) {
    var body = new LinkedHashMap<String, Object>(parts(message));
    var facts = new LinkedHashMap<String, Object>();
    message.facts().forEach(each -> facts.put(each.name(), Fit.plain(each.value(), TEXT)));
    body.put("facts", facts);
    return JsonText.of(body);
  }

  /** The template with its parts filled in; a text of a message cannot name another part. */
  static String body(Message message, String template) {
    var parts = parts(message);
    return PART.matcher(template)
        .replaceAll(each ->
            Matcher.quoteReplacement(JsonText.quoted(parts.getOrDefault(each.group(1), ""))));
  }

  private static Map<String, String> parts(Message message) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("severity", message.urgency().word());
    parts.put("kind", message.kind().word());
    parts.put("state", state(message.kind()));
    parts.put("service", message.service());
    parts.put("title", Fit.line(message.title(), TITLE));
    parts.put("text", Fit.plain(Wording.text(message), TEXT));
    parts.put("incident", message.incident().orElse(""));
    parts.put("key", message.key().toString());
    parts.put("at", message.at().toString());
    return parts;
  }

  /** As status pages tell it. */
  private static String state(Kind kind) {
    return switch (kind) {
      case PROBLEM, REMINDER -> "investigating";
      case ACKNOWLEDGED, BEGAN -> "identified";
      case ENDED -> "monitoring";
      case CLEARED -> "resolved";
      case NEWS, DIGEST, TEST -> "info";
    };
  }
}
