package dev.ripcord.notify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What vendors publish of the shape and the limits of what they take. */
final class VendorRules {
  private VendorRules() {}

  /** docs.discord.com: Execute Webhook, Embed Object, Embed Limits, Allowed Mentions Object. */
  static Optional<String> discord(JsonNode body) {
    var mentions = body.path("allowed_mentions").path("parse");
    if (!mentions.isArray() || !mentions.isEmpty()) {
      return Optional.of("a test's rule: everybody may be mentioned");
    }
    var embeds = body.path("embeds");
    if (body.path("content").asString("").length() > 2000 || embeds.size() > 10) {
      return Optional.of("{\"content\": [\"Must be 2000 or fewer in length.\"]}");
    }
    if (embeds.isEmpty() && body.path("content").asString("").isEmpty()) {
      return Optional.of("{\"message\": \"Cannot send an empty message\", \"code\": 50006}");
    }
    var sum = 0;
    for (var each : embeds) {
      var wrong = embed(each);
      if (wrong.isPresent()) {
        return wrong;
      }
      sum += size(each);
    }
    return sum > 6000
        ? Optional.of("{\"embeds\": [\"Embed size exceeds maximum size of 6000\"]}")
        : Optional.empty();
  }

  private static Optional<String> embed(JsonNode embed) {
    var fields = embed.path("fields");
    var wrong =
        embed.path("title").asString("").length() > 256
            || embed.path("description").asString("").length() > 4096
            || embed.path("footer").path("text").asString("").length() > 2048
            || fields.size() > 25
            || fields.valueStream().anyMatch(VendorRules::badField);
    return wrong
        ? Optional.of("{\"embeds\": [\"0\"], \"message\": \"Invalid Form Body\", \"code\": 50035}")
        : Optional.empty();
  }

  private static boolean badField(JsonNode field) {
    var name = field.path("name").asString("");
    var value = field.path("value").asString("");
    return name.isBlank() || name.length() > 256 || value.isBlank() || value.length() > 1024;
  }

  private static int size(JsonNode embed) {
    var fields =
        embed
            .path("fields")
            .valueStream()
            .mapToInt(each ->
                each.path("name").asString().length() + each.path("value").asString().length())
            .sum();
    return fields
        + embed.path("title").asString("").length()
        + embed.path("description").asString("").length()
        + embed.path("footer").path("text").asString("").length();
  }

  /** docs.slack.dev: incoming webhooks, header block, rich text block; and bolt-js issue 2509. */
  static Optional<String> slack(JsonNode body) {
    var blocks = body.path("blocks");
    if (body.path("text").asString("").isEmpty()) {
      return Optional.of("no_text");
    }
    if (body.path("text").asString().matches("(?s).*<[!@#].*")) {
      return Optional.of("a test's rule: somebody may be mentioned");
    }
    if (blocks.size() > 50 || blocks.toString().length() > 15_000) {
      return Optional.of("msg_blocks_too_long");
    }
    return blocks.valueStream().allMatch(VendorRules::block)
        ? Optional.empty()
        : Optional.of("invalid_blocks");
  }

  private static boolean block(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "header" ->
          block.at("/text/type").asString("").equals("plain_text")
              && !block.at("/text/text").asString("").isEmpty()
              && block.at("/text/text").asString("").length() <= 150;
      case "rich_text" ->
          !block.path("elements").isEmpty()
              && block.path("elements").valueStream().allMatch(VendorRules::rich);
      default -> false;
    };
  }

  private static boolean rich(JsonNode element) {
    var known = List.of("rich_text_section", "rich_text_preformatted");
    return known.contains(element.path("type").asString(""))
        && !element.path("elements").isEmpty()
        && element
            .path("elements")
            .valueStream()
            .allMatch(each ->
                each.path("type").asString("").equals("text")
                    && !each.path("text").asString("").isEmpty());
  }

  /** developer.pagerduty.com: Events API v2, and PagerDuty/api-schema's openapiv3.json. */
  static Optional<String> pagerDuty(JsonNode body) {
    var payload = body.path("payload");
    var summary = payload.path("summary").asString("");
    var severities = List.of("critical", "warning", "error", "info");
    var actions = List.of("trigger", "acknowledge", "resolve");
    var wrong =
        body.path("routing_key").asString("").length() != 32
            || !actions.contains(body.path("event_action").asString(""))
            || body.path("dedup_key").asString("").length() > 255
            || summary.isEmpty()
            || summary.length() > 1024
            || payload.path("source").asString("").isEmpty()
            || !severities.contains(payload.path("severity").asString(""))
            || body.toString().getBytes(StandardCharsets.UTF_8).length > 512 * 1024;
    return wrong
        ? Optional.of("{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}")
        : Optional.empty();
  }
}
