package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.probe.WebAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages at stand-ins of vendors, which answer 400 where the vendor does. */
final class NetSenderTest {
  private static final String KEY = "e93facc04764012d7bfb002500d5d1a6";
  private static final String PATH = "/api/webhooks/12/t0ps3cret-token";
  private String url = "";
  private final NetSender sender =
      new NetSender(Clock.system(), new Secrets(each -> each.equals("env:KEY") ? KEY : url));

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 5000})
  void hostile_messages_of_any_length_are_taken_by_every_vendor(int length) {
    var message = Told.hostile(length);
    try (var discord = VendorStandIn.discord();
        var slack = VendorStandIn.slack();
        var pagerDuty = VendorStandIn.pagerDuty()) {
      url = discord.url(PATH);
      assertThat(sender.send(new Channel.Discord("${env:URL}"), message, "1").text()).isEmpty();
      url = slack.url("/services/T0/B0/x");
      assertThat(sender.send(new Channel.Slack("${env:URL}"), message, "1").text()).isEmpty();
      var pager = new Channel.PagerDuty(pagerDuty.url("/v2/enqueue"), Map.of(), "${env:KEY}");
      assertThat(sender.send(pager, message, "1").text()).isEmpty();
      assertThat(discord.taken()).hasSize(1);
      assertThat(slack.taken()).hasSize(1);
      assertThat(pagerDuty.taken()).hasSize(1);
    }
  }

  @Test
  void a_message_without_a_word_is_taken_too() {
    var message =
        Message.of(Kind.TEST, Urgency.INFO, new Key("", "", ""), Told.NOON, "").fact("", "");
    try (var discord = VendorStandIn.discord();
        var slack = VendorStandIn.slack()) {
      url = discord.url(PATH);
      assertThat(sender.send(new Channel.Discord("${env:URL}"), message, "1").text()).isEmpty();
      url = slack.url("/services/T0/B0/x");
      assertThat(sender.send(new Channel.Slack("${env:URL}"), message, "1").text()).isEmpty();
    }
  }

  @Test
  void the_stand_in_does_refuse_what_is_too_long() {
    try (var discord = VendorStandIn.discord()) {
      var body = "{\"allowed_mentions\":{\"parse\":[]},\"content\":\"" + "x".repeat(2001) + "\"}";
      var channel = new Channel.Webhook(discord.url(PATH), Map.of(), Optional.of(body));
      assertThat(sender.send(channel, Told.news("x"), "1")).isInstanceOf(Delivery.Refused.class);
      assertThat(discord.taken()).isEmpty();
    }
  }

  @Test
  void markdown_of_a_log_line_is_data_at_discord() {
    try (var discord = VendorStandIn.discord()) {
      url = discord.url(PATH);
      var line = "**bold** [x](http://evil) @everyone `code`";
      sender.send(new Channel.Discord("${env:URL}"), Told.news("x").line(line), "1");
      assertThat(discord.taken().getFirst().at("/embeds/0/description").asString())
          .isEqualTo("\\*\\*bold\\*\\* \\[x\\]\\(http\\://evil\\) \\@everyone \\`code\\`");
    }
  }

  @Test
  void an_alert_is_resolved_under_the_key_that_it_was_triggered_with() {
    try (var pagerDuty = VendorStandIn.pagerDuty()) {
      var pager = new Channel.PagerDuty(pagerDuty.url("/"), Map.of(), "${env:KEY}");
      var problem = Told.critical("shop", "1");
      sender.send(pager, problem, "1");
      sender.send(pager, Told.cleared(problem), "2");
      assertThat(pagerDuty.taken())
          .extracting(each -> each.path("event_action").asString())
          .containsExactly("trigger", "resolve");
      assertThat(pagerDuty.taken())
          .extracting(each -> each.path("dedup_key").asString())
          .containsOnly("shop/errors/1");
    }
  }

  @Test
  void a_template_is_filled_in_and_stays_json_whatever_the_message_says() {
    try (var page = VendorStandIn.any()) {
      var body = "{\"name\": \"${message.title}\", \"status\": \"${message.state}\"}";
      var channel =
          new Channel.Webhook(page.url("/"), Map.of("X-Api-Key", "${env:KEY}"), Optional.of(body));
      var evil =
          Told.critical("shop", "1").as(Kind.BEGAN, "\"}, ${message.key} ${env:KEY} \\", Told.NOON);
      assertThat(sender.send(channel, evil, "1").text()).isEmpty();
      assertThat(page.taken().getFirst().path("name").asString())
          .isEqualTo("\"}, ${message.key} ${env:KEY} \\");
      assertThat(page.taken().getFirst().path("status").asString()).isEqualTo("identified");
      assertThat(page.heads().getFirst()).contains("X-Api-Key: " + KEY);
    }
  }

  @Test
  void no_answer_shows_the_address_or_the_token_in_it() {
    try (var discord = VendorStandIn.discord()) {
      url = discord.url(PATH);
      discord.then(404, "{\"message\": \"no webhook " + PATH + " at " + url + "\"}");
      var refused = sender.send(new Channel.Discord("${env:URL}"), Told.news("x"), "1");
      assertThat(refused).isInstanceOf(Delivery.Refused.class);
      assertThat(refused.text()).contains("404").doesNotContain("t0ps3cret");
    }
    var gone = sender.send(new Channel.Discord("${env:URL}"), Told.news("x"), "1");
    assertThat(gone).isEqualTo(new Delivery.Failed("connection refused"));
  }

  @Test
  void a_secret_that_is_not_there_is_a_failure_that_names_its_reference() {
    var poor =
        new NetSender(
            Clock.system(),
            new Secrets(each -> {
              throw new IllegalStateException("the secret ${" + each + "} has no value");
            }));
    assertThat(poor.send(new Channel.Slack("${env:URL}"), Told.news("x"), "1"))
        .isEqualTo(new Delivery.Failed("the secret ${env:URL} has no value"));
  }

  @Test
  void discord_is_asked_in_the_version_whose_pauses_are_seconds() {
    var plain = WebAddress.parse("https://discord.com/api/webhooks/1/x?wait=true");
    assertThat(Discord.newest(plain).path()).isEqualTo("/api/v10/webhooks/1/x?wait=true");
    var said = WebAddress.parse("https://discord.com/api/v9/webhooks/1/x");
    assertThat(Discord.newest(said)).isEqualTo(said);
    var other = WebAddress.parse("https://chat.example.org/api/webhooks/1/x");
    assertThat(Discord.newest(other)).isEqualTo(other);
  }
}
