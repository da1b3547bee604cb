package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people are told, as a catalog says it. */
final class NoticesShapeTest {
  private static final String DISCORD = "{ discord: { webhook: \"${env:D}\" } }";

  @Test
  void a_service_that_names_none_tells_all_in_their_order() {
    var read = read("{ channels: { ops: " + DISCORD + ", chat: " + DISCORD + " } }", "");
    assertThat(read.audience("shop").critical()).containsExactly("ops", "chat");
    assertThat(read.audience("gone").warning()).containsExactly("ops", "chat");
  }

  @Test
  void or_the_usual_ones() {
    var read =
        read("{ default: chat, channels: { ops: " + DISCORD + ", chat: " + DISCORD + " } }", "");
    assertThat(read.audience("shop").critical()).containsExactly("chat");
  }

  @Test
  void one_list_is_for_all_that_is_urgent_and_a_missing_severity_is_as_the_other() {
    var channels = "{ channels: { ops: " + DISCORD + ", chat: " + DISCORD + " } }";
    assertThat(read(channels, "[ chat, ops ]").audience("shop").warning())
        .containsExactly("chat", "ops");
    var some = read(channels, "{ critical: ops, stakeholders: [ chat ] }").audience("shop");
    assertThat(some.warning()).containsExactly("ops");
    assertThat(some.stakeholders()).containsExactly("chat");
  }

  @Test
  void a_channel_that_is_not_there_is_told_with_its_place_and_a_suggestion() {
    assertThatThrownBy(
            () -> read("{ channels: { discord-ops: " + DISCORD + " } }", "[ discrod-ops ]"))
        .hasMessageContaining("unknown channel 'discrod-ops' (did you mean 'discord-ops'?)")
        .hasMessageContaining("ripcord.yaml:6:15");
    assertThatThrownBy(
            () -> read("{ digest: { to: mail }, channels: { ops: " + DISCORD + " } }", ""))
        .hasMessageContaining("unknown channel 'mail'");
  }

  @Test
  void channels_without_a_section_for_them_are_wrong() {
    var text =
        Samples.service("shop").replace("    procedures:", "    notify: ops\n    procedures:");
    assertThatThrownBy(() -> Samples.read(text)).hasMessageContaining("there is no channel 'ops'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ discord: { webhook: 'https://discord.com/api/webhooks/1/x' } } | a secret in plain text",
        "{ discord: { webhook: '${env:D}' }, slack: { webhook: '${env:D}' } } | a channel is one of",
        "{ discrod: { webhook: '${env:D}' } } | did you mean 'discord'?",
        "{ webhook: { url: 'http://x/', key: '${env:K}' } } | 'key' belongs to",
        "{ webhook: { format: pagerduty } } | 'key' is missing",
        "{ webhook: { format: pagerdty, key: '${env:K}' } } | did you mean 'pagerduty'?",
        "{ webhook: { headers: { X: y } } } | 'url' is missing",
        "{ webhook: { url: 'http://x/', headers: { Authorization: abc } } } | is a secret in plain",
        "{ webhook: { url: 'http://x/', body: '${message.titel}' } } | did you mean 'title'?",
        "{ email: { smtp: x, from: a@x, to: b@x, username: a, password: abc } } | a secret in plain",
        "{ email: { smtp: x, from: a@x, to: b@x, username: a } } | go together",
        "{ email: { smtp: x, from: a, to: b@x } } | such as ops@example.org",
        "{ email: { smtp: 'x:0', from: a@x, to: b@x } } | not a port",
        "{ email: { smtp: x, from: a@x, to: b@x, tls: none, username: a, password: '${env:P}' } } | without TLS"
      })
  void what_is_wrong_with_a_channel_is_told_without_its_secret(String channel, String said) {
    assertThatThrownBy(() -> read("{ channels: { ops: " + channel + " } }", ""))
        .hasMessageContaining(said)
        .hasMessageNotContaining("abc");
  }

  @Test
  void a_mail_server_has_the_usual_port_of_its_encryption() {
    var email = "{ email: { smtp: mail.example.org, from: a@x.org, to: b@x.org, tls: implicit } }";
    var read = read("{ channels: { mail: " + email + " } }", "");
    assertThat(read.notices().channel("mail"))
        .isEqualTo(
            new Channel.Email(
                "mail.example.org",
                465,
                "a@x.org",
                List.of("b@x.org"),
                Optional.empty(),
                Channel.Encryption.IMPLICIT,
                Optional.empty()));
  }

  @Test
  void the_section_may_stand_in_one_file_of_a_folder_and_not_in_two(@TempDir Path folder)
      throws IOException {
    var section = "ripcord: 1\nnotify: { channels: { ops: " + DISCORD + " } }\n";
    var shop =
        Samples.service("shop").replace("    procedures:", "    notify: ops\n    procedures:");
    Files.writeString(folder.resolve("a.yaml"), section);
    Files.writeString(folder.resolve("b.yaml"), shop);
    var read = CatalogFiles.load(folder, Samples.VOCABULARY);
    assertThat(read.audience("shop").critical()).containsExactly("ops");
    Files.writeString(folder.resolve("c.yaml"), section);
    assertThatThrownBy(() -> CatalogFiles.load(folder, Samples.VOCABULARY))
        .hasMessageContaining("a second 'notify'");
  }

  private static Catalog read(String notify, String ofService) {
    var text = Samples.service("shop").replace("services:", "notify: " + notify + "\nservices:");
    return Samples.read(
        ofService.isEmpty()
            ? text
            : text.replace("    procedures:", "    notify: " + ofService + "\n    procedures:"));
  }
}
