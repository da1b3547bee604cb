package dev.ripcord.notify;

import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends over the network: addresses and keys are looked up now, and never told. */
final class NetSender implements Sender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ANSWER = 4096;

  private final Clock clock;
  private final Secrets secrets;
  private final HttpProbe probe;

  NetSender(Clock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
    this.probe = new HttpProbe(clock);
  }

  @Override
  public Delivery send(Channel channel, Message message, String id) {
    try {
      return hidden(
          switch (channel) {
            case Channel.Discord(String webhook) ->
                post(Discord.newest(address(webhook)), Map.of(), DiscordForm.body(message));
            case Channel.Slack(String webhook) ->
                post(address(webhook), Map.of(), SlackForm.body(message));
            case Channel.Webhook(String url, Map<String, String> headers, Optional<String> body) ->
                post(address(url), headers, body(message, body));
            case Channel.PagerDuty(String url, Map<String, String> headers, String key) ->
                post(address(url), headers, PagerDutyForm.body(message, secrets.resolve(key)));
            case Channel.Email email -> Mail.send(email, message, id, secrets);
          });
    } catch (IllegalStateException | IllegalArgumentException e) {
      return hidden(new Delivery.Failed(String.valueOf(e.getMessage())));
    }
  }

  private String body(Message message, Optional<String> template) {
    return template
        .map(each -> WebhookForm.body(message, secrets.resolve(each)))
        .orElseGet(() -> WebhookForm.body(message));
  }

  /** What follows the host is the secret of a webhook, also by itself. */
  private WebAddress address(String url) {
    var address = WebAddress.parse(secrets.resolve(url));
    if (Secrets.in(url)) {
      secrets.remember(address.path());
    }
    return address;
  }

  private Delivery post(WebAddress address, Map<String, String> headers, String body) {
    var all = new LinkedHashMap<String, String>();
    all.put("Content-Type", "application/json; charset=utf-8");
    headers.forEach((name, value) -> all.put(name, secrets.resolve(value)));
    var ask =
        new HttpAsk(
            address,
            "POST",
            all,
            Optional.of(body.getBytes(StandardCharsets.UTF_8)),
            TIMEOUT,
            0,
            new Trust.Public(),
            ANSWER);
    return Answer.judge(probe.look(ask), clock.now());
  }

  private Delivery hidden(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Taken taken -> taken;
      case Delivery.Refused(String said) -> new Delivery.Refused(secrets.hide(said));
      case Delivery.Later(Duration wait, String said) ->
          new Delivery.Later(wait, secrets.hide(said));
      case Delivery.Failed(String said) -> new Delivery.Failed(secrets.hide(said));
    };
  }
}
