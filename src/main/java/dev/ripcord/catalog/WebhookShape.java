package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of an address that is sent JSON. */
final class WebhookShape {
  /** What a template may name. */
  static final List<String> PARTS =
      List.of("severity", "kind", "service", "title", "text", "incident", "key", "state", "at");

  private static final Pattern PART = Pattern.compile("\\$\\{message\\.([^}]*)}");

  private WebhookShape() {}

  /** Whose form the message has. */
  enum Format {
    PLAIN,
    PAGERDUTY
  }

  static Shape<Channel> shape() {
    var url =
        Field.optional(
            "url",
            Shapes.text(),
            "where to; a reference where the address is a secret. PagerDuty's own when missing");
    var headers =
        Field.or(
            "headers",
            Shapes.map(Shapes.text("a header's name", "[A-Za-z0-9-]{1,64}"), Shapes.text()),
            Map.<String, String>of(),
            "sent with it; secrets as references");
    var format =
        Field.or(
            "format",
            Shapes.word(Format.class),
            Format.PLAIN,
            "plain: the message as JSON, or `body`; pagerduty: an event of its Events API v2");
    var key =
        Field.optional("key", ChannelShape.secret(), "a reference to PagerDuty's routing key");
    var body =
        Field.optional(
            "body",
            Shapes.text().map(WebhookShape::template),
            "what is sent instead, such as a status page's JSON, with ${message.title} and the"
                + " like; each value is written as JSON has it within quotes");
    return Shapes.object(
        "An address that is sent JSON.",
        values ->
            switch (values.get(format)) {
              case PLAIN ->
                  plain(values.get(url), values.get(headers), values.get(body), values.get(key));
              case PAGERDUTY ->
                  pager(values.get(url), values.get(headers), values.get(body), values.get(key));
            },
        url,
        headers,
        format,
        key,
        body);
  }

  private static Channel plain(
      Optional<String> url,
      Map<String, String> headers,
      Optional<String> body,
      Optional<String> key) {
    if (key.isPresent()) {
      throw new IllegalArgumentException("'key' belongs to 'format: pagerduty'");
    }
    return new Channel.Webhook(
        url.orElseThrow(() -> new IllegalArgumentException("'url' is missing: where to")),
        ChannelShape.headers(headers),
        body);
  }

  private static Channel pager(
      Optional<String> url,
      Map<String, String> headers,
      Optional<String> body,
      Optional<String> key) {
    if (body.isPresent()) {
      throw new IllegalArgumentException("'body' belongs to 'format: plain'");
    }
    return new Channel.PagerDuty(
        url.orElse(Channel.PagerDuty.URL),
        ChannelShape.headers(headers),
        key.orElseThrow(
            () -> new IllegalArgumentException("'key' is missing: PagerDuty's routing key")));
  }

  private static String template(String text) {
    PART.matcher(text)
        .results()
        .map(each -> each.group(1))
        .filter(each -> !PARTS.contains(each))
        .findFirst()
        .ifPresent(each -> {
          throw new IllegalArgumentException(
              new UnknownName("part of a message", each, PARTS).getMessage());
        });
    return text;
  }
}
