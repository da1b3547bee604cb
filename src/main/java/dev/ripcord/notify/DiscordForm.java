package dev.ripcord.notify;

import dev.ripcord.notify.Message.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message as Discord's "Execute Webhook" takes it: one embed, in which nobody is mentioned.
 *
 * <p>Limits of an embed (docs.discord.com, Message Resource, "Embed Limits"): title 256,
 * description 4096, 25 fields with a name of 256 and a value of 1024, footer 2048, all of them
 * together 6000; the content of a message 2000. {@code allowed_mentions} with an empty {@code
 * parse} keeps {@code @everyone} and the like from reaching anybody.
 */
final class DiscordForm {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;
  private static final int FIELDS = 25;
  private static final int NAME = 100;
  private static final int VALUE = 1024;
  private static final int ALL_FIELDS = 3000;
  private static final int FOOTER = 300;
  private static final int ALL = 6000;
  private static final String SPECIAL = "\\*_~`|<>[]()#@:-";

  private DiscordForm() {}

  static String body(Message message) {
    var embed = new LinkedHashMap<String, Object>();
    embed.put("title", Fit.line(Wording.headline(message), TITLE));
    embed.put("color", colour(message));
    var fields = fields(message.facts());
    if (!fields.isEmpty()) {
      embed.put("fields", fields);
    }
    var footer = Fit.line(Wording.footer(message), FOOTER);
    embed.put("footer", Map.of("text", footer));
    embed.put("timestamp", message.at().toString());
    var left = ALL - TITLE - footer.length() - length(fields);
    var text = message.lines().stream().collect(Collectors.joining("\n"));
    if (!text.isBlank()) {
      embed.put("description", escaped(text, Math.min(DESCRIPTION, left)));
    }
    return JsonText.of(
        Map.of("embeds", List.of(embed), "allowed_mentions", Map.of("parse", List.of())));
  }

  private static List<Map<String, Object>> fields(List<Fact> facts) {
    var some = facts.stream().limit(FIELDS).toList();
    var room = ALL_FIELDS / Math.max(1, some.size());
    var name = Math.min(NAME, room / 3);
    return some.stream()
        .map(each ->
            Map.<String, Object>of(
                "name", filled(Fit.line(each.name(), name)),
                "value", filled(escaped(each.value(), Math.min(VALUE, room - name))),
                "inline", false))
        .toList();
  }

  /** Discord takes no empty name or value. */
  private static String filled(String text) {
    return text.isBlank() ? "-" : text;
  }

  private static int length(List<Map<String, Object>> fields) {
    return fields.stream()
        .mapToInt(each ->
            String.valueOf(each.get("name")).length() + String.valueOf(each.get("value")).length())
        .sum();
  }

  private static String escaped(String text, int limit) {
    return Fit.escaped(
        text, limit, c -> (SPECIAL.indexOf(c) >= 0 ? "\\" : "") + Character.toString(c));
  }

  private static int colour(Message message) {
    return switch (message.kind()) {
      case CLEARED, TEST -> 0x2e7d32;
      case ENDED -> message.urgency() == Urgency.INFO ? 0x2e7d32 : 0xc62828;
      case NEWS, DIGEST, ACKNOWLEDGED -> 0x1565c0;
      case PROBLEM, REMINDER, BEGAN -> message.urgency() == Urgency.CRITICAL ? 0xc62828 : 0xf9a825;
    };
  }
}
