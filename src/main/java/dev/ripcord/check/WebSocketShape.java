package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.probe.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the kind {@code websocket}. */
final class WebSocketShape {
  private static final List<String> OURS =
      List.of("host", "connection", "upgrade", "sec-websocket-key", "sec-websocket-version");
  private static final Field<String> URL =
      Field.required("url", url(), "the address, such as ws://localhost:2333/v4/websocket, or wss");
  private static final Field<Optional<String>> SEND =
      Field.optional("send", Shapes.text(), "a text that is sent once it is open");
  private static final Field<Optional<WebSocketExpectation>> RECEIVE =
      Field.optional(
          "receive", receive(), "what the first text that comes has to hold; else none is needed");
  private static final Field<Duration> LIMIT =
      Field.or(
          "timeout",
          Shapes.duration(),
          HttpShape.TIMEOUT,
          "for all of it: name, connection, TLS, handshake and message");

  private WebSocketShape() {}

  static Shape<Check> shape() {
    return Shapes.either(
        url().map(WebSocketShape::brief),
        Shapes.object(
            "Whether a WebSocket opens, by a whole handshake, and says what it should.",
            WebSocketShape::full,
            URL,
            HttpShape.HEADERS,
            SEND,
            RECEIVE,
            LIMIT,
            HttpShape.INSECURE,
            HttpShape.CA));
  }

  private static Shape<String> url() {
    return Shapes.text("an address such as ws://localhost:2333/v4/websocket", ".+")
        .map(text -> {
          if (Secrets.in(text)) {
            throw new IllegalArgumentException(
                "a secret does not belong into an address, which ends up in logs: use 'headers'");
          }
          if (!text.contains("${")) {
            var _ = WebSocketCheck.address(text);
          }
          return text;
        });
  }

  private static Shape<WebSocketExpectation> receive() {
    var contains =
        Field.or("contains", Shapes.list(Shapes.text()), List.<String>of(), "texts in it");
    return Shapes.either(
        Shapes.text().map(each -> new WebSocketExpectation(List.of(each), Map.of())),
        Shapes.object(
            "What a message must hold.",
            values -> new WebSocketExpectation(values.get(contains), values.get(HttpShape.JSON)),
            contains,
            HttpShape.JSON));
  }

  private static Check brief(String url) {
    return new WebSocketCheck(
        url, Map.of(), Optional.empty(), Optional.empty(), HttpShape.TIMEOUT, new Trust.Public());
  }

  private static Check full(Values values) {
    var headers = values.get(HttpShape.HEADERS);
    headers.keySet().stream()
        .filter(each -> OURS.contains(each.toLowerCase(java.util.Locale.ROOT)))
        .findFirst()
        .ifPresent(each -> {
          throw new IllegalArgumentException("the header " + each + " belongs to the handshake");
        });
    return new WebSocketCheck(
        values.get(URL),
        headers,
        values.get(SEND),
        values.get(RECEIVE),
        values.get(LIMIT),
        HttpShape.trust(values));
  }
}
