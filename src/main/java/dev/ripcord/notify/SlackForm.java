package dev.ripcord.notify;

import dev.ripcord.notify.Message.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message as Slack's incoming webhooks take it: a header, and rich text, whose texts are taken
 * literally, so that neither {@code <!channel>} nor a {@code *} in them means anything. The plain
 * {@code text} is for notifications; in it {@code &}, {@code <} and {@code >} are escaped, and it
 * is no mrkdwn.
 *
 * <p>Limits (docs.slack.dev, Block Kit): header 150, 50 blocks, text of a section 3000, a field of
 * it 2000; all blocks of a message together about 13 000 (slackapi/bolt-js issue 2509), though no
 * page says so. Texts over 4000 are asked to be shorter, over 40 000 they are cut.
 */
final class SlackForm {
  private static final int HEADER = 150;
  private static final int TEXT = 1000;
  private static final int LINES = 3000;
  private static final int FACTS = 20;
  private static final int ALL_FACTS = 6000;
  private static final int FACT = 2000;

  private SlackForm() {}

  static String body(Message message) {
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(
        Map.of(
            "type",
            "header",
            "text",
            Map.of(
                "type",
                "plain_text",
                "text",
                Fit.line(Wording.headline(message), HEADER),
                "emoji",
                false)));
    var lines = Fit.plain(String.join("\n", message.lines()), LINES);
    if (!lines.isBlank()) {
      blocks.add(rich("rich_text_preformatted", List.of(text(lines))));
    }
    if (!message.facts().isEmpty()) {
      blocks.add(rich("rich_text_section", facts(message.facts())));
    }
    blocks.add(rich("rich_text_section", List.of(text(Fit.line(Wording.footer(message), TEXT)))));
    return JsonText.of(
        Map.of("text", escaped(Wording.headline(message)), "mrkdwn", false, "blocks", blocks));
  }

  private static Map<String, Object> rich(String type, List<Map<String, Object>> elements) {
    return Map.of(
        "type", "rich_text", "elements", List.of(Map.of("type", type, "elements", elements)));
  }

  private static List<Map<String, Object>> facts(List<Fact> facts) {
    var some = facts.stream().limit(FACTS).toList();
    var room = Math.min(FACT, ALL_FACTS / some.size());
    var elements = new ArrayList<Map<String, Object>>();
    for (var each : some) {
      var name = Fit.line(each.name(), room / 3);
      elements.add(Map.of("type", "text", "text", name + ": ", "style", Map.of("bold", true)));
      elements.add(text(Fit.plain(each.value(), room - name.length() - 3) + "\n"));
    }
    return elements;
  }

  private static Map<String, Object> text(String text) {
    return Map.of("type", "text", "text", text);
  }

  private static String escaped(String text) {
    return Fit.escaped(
        text,
        TEXT,
        c ->
            switch (c) {
              case '&' -> "&amp;";
              case '<' -> "&lt;";
              case '>' -> "&gt;";
              default -> Character.toString(c);
            });
  }
}
