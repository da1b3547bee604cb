package dev.ripcord.check;

import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.probe.WebSocketAsk;
import dev.ripcord.probe.WebSocketProbe;
import dev.ripcord.probe.WebSocketResult;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a WebSocket opens, and says what it should; {@code localhost} is the host that the
 * service runs on.
 *
 * @param url begins with ws or wss
 * @param receive what the first text has to be like, where one has to come
 */
record WebSocketCheck(
    String url,
    Map<String, String> headers,
    Optional<String> send,
    Optional<WebSocketExpectation> receive,
    Duration timeout,
    Trust trust)
    implements Check {
  private static final Part PLAIN = Part.of(WebSocketCheck.class, "websocket.sh");

  @Override
  public String title() {
    return "WebSocket " + url + " opens" + (receive.isPresent() ? " and says what it should" : "");
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(url);
  }

  /** With curl, which opens one but cannot say anything in it. */
  @Override
  public Optional<Piece> plain() {
    if (send.isPresent()) {
      return Optional.empty();
    }
    var piece =
        HttpCheck.asking(headers, Piece.of(Part.VALUES, HttpCheck.PLAIN, PLAIN))
            .call(
                "websocket",
                "http" + url.substring(2),
                Shell.seconds(timeout),
                HttpCheck.trusted(trust),
                receive.isPresent() ? "yes" : "no");
    for (var each : receive.stream().flatMap(each -> each.contains().stream()).toList()) {
      piece = piece.call("body_has", each);
    }
    return Optional.of(
        HttpExpectation.plain(receive.map(WebSocketExpectation::json).orElse(Map.of()), piece));
  }

  @Override
  public Finding look(Sight sight) {
    var reveal = new Reveal(sight.secrets());
    try {
      var probe = new WebSocketProbe(sight.clock(), sight.host()::socket);
      var finding = judge(probe.look(ask(reveal)));
      return reveal.hide(ofHost() ? Loopback.evidence(finding, sight) : finding);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return reveal.hide(Finding.unknown("cannot ask: " + e.getMessage()).from(Origin.LOCAL));
    }
  }

  private WebSocketAsk ask(Reveal reveal) {
    var upgrade =
        new HttpAsk(
            address(url), "GET", reveal.of(headers), Optional.empty(), timeout, 0, trust, 0);
    return new WebSocketAsk(upgrade, send.map(reveal::of), receive.isPresent());
  }

  /** The same address for the handshake, which is HTTP; throws IllegalArgumentException. */
  static WebAddress address(String url) {
    if (!url.toLowerCase(Locale.ROOT).matches("wss?:.*")) {
      throw new IllegalArgumentException("not an address such as ws://localhost:2333/v4/websocket");
    }
    return WebAddress.parse("http" + url.substring(2));
  }

  Finding judge(WebSocketResult result) {
    return switch (result) {
      case Failed failed -> HttpExpectation.of(failed);
      case WebSocketResult.Refused refused ->
          Finding.bad(Texts.line(refused.said()))
              .from(Origin.ANSWER)
              .with(
                  Map.of(
                      "status",
                      String.valueOf(refused.status()),
                      "took",
                      Texts.millis(refused.timings().total())));
      case WebSocketResult.Opened opened -> opened(opened);
    };
  }

  private Finding opened(WebSocketResult.Opened opened) {
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("took", Texts.millis(opened.timings().total()));
    var latency = HttpExpectation.latency(opened.timings());
    var said = "open in " + Texts.millis(opened.timings().total());
    if (receive.isEmpty()) {
      return Finding.good(said).with(evidence).measured(latency);
    }
    var wrong = receive.get().wrong(opened.message().orElse(""), evidence);
    return (wrong.isEmpty()
            ? Finding.good(said + ", and says what it should")
            : Finding.bad(said + ", but " + String.join("; ", wrong)).from(Origin.ANSWER))
        .with(evidence)
        .measured(latency);
  }
}
