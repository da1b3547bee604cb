package dev.ripcord.check;

import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
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
      return reveal.hide(Finding.unknown("cannot ask: " + e.getMessage()));
    }
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
