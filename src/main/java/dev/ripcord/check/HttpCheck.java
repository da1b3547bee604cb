package dev.ripcord.check;

import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an address answers as it should, asked from here; {@code localhost} is the host that the
 * service runs on.
 */
record HttpCheck(
    String url,
    String method,
    Map<String, String> headers,
    Optional<String> bodySent,
    Duration timeout,
    int follow,
    Trust trust,
    HttpExpectation expectation)
    implements Check {
  /** What a plain script needs to ask by HTTP. */
  static final Part PLAIN = Part.of(HttpCheck.class, "http.sh");

  @Override
  public String title() {
    return method + " " + url + " answers " + expectation.status();
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(url);
  }

  @Override
  public Finding look(Sight sight) {
    var reveal = new Reveal(sight.secrets());
    try {
      var probe = new HttpProbe(sight.clock(), sight.host()::socket);
      var finding = expectation.judge(probe.look(ask(reveal)));
      return reveal.hide(ofHost() ? Loopback.evidence(finding, sight) : finding);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return reveal.hide(Finding.unknown("cannot ask: " + e.getMessage()).from(Origin.LOCAL));
    }
  }

  @Override
  public Optional<Piece> plain() {
    var piece = asking(headers, Piece.of(Part.VALUES, PLAIN));
    for (var each : bodySent.stream().toList()) {
      piece = piece.line("http_body " + Shell.value(each));
    }
    return Optional.of(
        piece
            .call(
                "http", method, url, Shell.seconds(timeout), String.valueOf(follow), trusted(trust))
            .then(expectation.plain()));
  }

  /** What is sent with the next request of a plain script. */
  static Piece asking(Map<String, String> headers, Piece before) {
    var piece = before;
    for (var each : headers.entrySet()) {
      piece =
          piece.line(
              "http_header " + Shell.word(each.getKey()) + " " + Shell.value(each.getValue()));
    }
    return piece;
  }

  /** Whom it trusts, in a word of a plain script. */
  static String trusted(Trust trust) {
    return switch (trust) {
      case Trust.Public _ -> "";
      case Trust.Anyone _ -> "anyone";
      case Trust.Authority(var file) -> file.toString();
    };
  }

  private HttpAsk ask(Reveal reveal) {
    return new HttpAsk(
        WebAddress.parse(url),
        method,
        reveal.of(headers),
        bodySent.map(each -> reveal.of(each).getBytes(StandardCharsets.UTF_8)),
        timeout,
        follow,
        trust,
        HttpProbe.BODY_LIMIT);
  }
}
