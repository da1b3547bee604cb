package dev.ripcord.notify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as PagerDuty's Events API v2 takes it. The same key gives the same {@code dedup_key},
 * so that what is sent twice is one alert.
 *
 * <p>Limits (developer.pagerduty.com, Events API v2): summary 1024, {@code dedup_key} 255, an event
 * 512 KB in all.
 */
final class PagerDutyForm {
  private static final int SUMMARY = 1024;
  private static final int DEDUP_KEY = 255;
  private static final int BYTES = 512 * 1024;
  private static final int VALUE = 4096;
  private static final int FACTS = 50;
  private static final int LINES = 32768;

  private PagerDutyForm() {}

  static String body(Message message, String routingKey) {
    var event = new LinkedHashMap<String, Object>();
    event.put("routing_key", routingKey);
    event.put("event_action", action(message.kind()));
    event.put("dedup_key", key(message));
    event.put("client", "ripcord");
    event.put("payload", payload(message));
    var body = JsonText.of(event);
    return body.getBytes(StandardCharsets.UTF_8).length <= BYTES
        ? body
        : body(
            new Message(
                message.kind(),
                message.urgency(),
                message.key(),
                message.at(),
                message.title(),
                java.util.List.of(),
                java.util.List.of(),
                message.incident()),
            routingKey);
  }

  private static Map<String, Object> payload(Message message) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("summary", Fit.line(Wording.headline(message), SUMMARY));
    payload.put("source", message.service().isEmpty() ? "ripcord" : message.service());
    payload.put("severity", message.urgency().word());
    payload.put("timestamp", message.at().toString());
    payload.put("component", message.service());
    payload.put("class", message.key().rule());
    var details = new LinkedHashMap<String, Object>();
    message.facts().stream()
        .limit(FACTS)
        .forEach(each -> details.put(Fit.line(each.name(), 200), Fit.plain(each.value(), VALUE)));
    if (!message.lines().isEmpty()) {
      details.put("text", Fit.plain(String.join("\n", message.lines()), LINES));
    }
    message.incident().ifPresent(each -> details.put("incident", each));
    payload.put("custom_details", details);
    return payload;
  }

  private static String action(Kind kind) {
    return switch (kind) {
      case CLEARED -> "resolve";
      case ACKNOWLEDGED -> "acknowledge";
      case PROBLEM, REMINDER, BEGAN, ENDED, NEWS, DIGEST, TEST -> "trigger";
    };
  }

  /** One that is too long keeps its end apart by a hash. */
  private static String key(Message message) {
    var key = message.key().toString();
    return key.length() <= DEDUP_KEY ? key : key.substring(0, 180) + "/" + Hash.of(key);
  }
}
