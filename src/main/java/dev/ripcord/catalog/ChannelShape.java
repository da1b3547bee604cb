package dev.ripcord.catalog;

import dev.ripcord.catalog.Channel.Encryption;
import java.util.Map;
import java.util.Optional;

/** The table of one channel: a kind, and what it is told. */
final class ChannelShape {
  private static final Shape<String> ADDRESS =
      Shapes.text("an address such as ops@example.org", "[^\\s@<>,]{1,64}@[^\\s@<>,]{1,255}");
  private static final Shape<String> SERVER =
      Shapes.text("a server such as smtp.example.org:587", "[A-Za-z0-9._-]+(?::\\d{1,5})?");

  private ChannelShape() {}

  static Shape<Channel> shape() {
    var discord = Field.optional("discord", discord(), "a channel of Discord");
    var slack = Field.optional("slack", slack(), "a channel of Slack");
    var email = Field.optional("email", email(), "people who read e-mail");
    var webhook =
        Field.optional(
            "webhook", WebhookShape.shape(), "anything that takes JSON: PagerDuty, a status page");
    return Shapes.object(
        "One way to reach people: discord, slack, email or webhook.",
        values -> {
          var found =
              java.util.stream.Stream.of(
                      values.get(discord),
                      values.get(slack),
                      values.get(email),
                      values.get(webhook))
                  .flatMap(Optional::stream)
                  .toList();
          if (found.size() != 1) {
            throw new IllegalArgumentException(
                "a channel is one of 'discord', 'slack', 'email' and 'webhook'");
          }
          return found.getFirst();
        },
        discord,
        slack,
        email,
        webhook);
  }

  /** A text that is nobody's business, and so stands elsewhere. */
  static Shape<String> secret() {
    return Shapes.text()
        .map(text -> {
          if (!Secrets.in(text)) {
            throw new IllegalArgumentException(
                "a secret in plain text; write ${env:NAME}, ${file:PATH} or ${credential:NAME}"
                    + " here, and put it there");
          }
          return text;
        });
  }

  private static Shape<Channel> discord() {
    var webhook = webhook("Discord: Server Settings, Integrations, Webhooks");
    return Shapes.object(
        "A channel of Discord, by one of its webhooks.",
        values -> new Channel.Discord(values.get(webhook)),
        webhook);
  }

  private static Shape<Channel> slack() {
    var webhook = webhook("Slack: your app, Incoming Webhooks");
    return Shapes.object(
        "A channel of Slack, by an incoming webhook.",
        values -> new Channel.Slack(values.get(webhook)),
        webhook);
  }

  private static Field<String> webhook(String made) {
    var doc = "a reference to the webhook's address, which is a secret (made in " + made + ")";
    return Field.required("webhook", secret(), doc);
  }

  private static Shape<Channel> email() {
    var smtp =
        Field.required(
            "smtp", SERVER, "the mail server; its usual port for `tls` when none is said");
    var from = Field.required("from", ADDRESS, "the sender");
    var to = Field.required("to", Shapes.list(ADDRESS), "those who get it");
    var username = Field.optional("username", Shapes.text(), "who sends, to the server");
    var password = Field.optional("password", secret(), "a reference to the password");
    var tls =
        Field.or(
            "tls",
            Shapes.word(Encryption.class),
            Encryption.STARTTLS,
            "starttls: nothing is sent before the connection is secured; implicit: it is so from"
                + " the start; none: for a server on this machine, without a password");
    var ca =
        Field.optional(
            "ca", Shapes.path(), "a PEM file with the certificate that signed the server's own");
    return Shapes.object(
        "E-mail by SMTP; the server's certificate is checked.",
        values -> {
          var server = values.get(smtp).split(":", 2);
          var port = server.length == 2 ? port(server[1]) : values.get(tls).port();
          var login = login(values.get(username), values.get(password));
          if (login.isPresent() && values.get(tls) == Encryption.NONE) {
            throw new IllegalArgumentException("a password is not sent without TLS");
          }
          return new Channel.Email(
              server[0],
              port,
              values.get(from),
              values.get(to),
              login,
              values.get(tls),
              values.get(ca));
        },
        smtp,
        from,
        to,
        username,
        password,
        tls,
        ca);
  }

  private static int port(String text) {
    var port = Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    return port;
  }

  private static Optional<Channel.Login> login(Optional<String> name, Optional<String> password) {
    if (name.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("'username' and 'password' go together");
    }
    return name.flatMap(who -> password.map(each -> new Channel.Login(who, each)));
  }

  /** Headers whose names say that they are secret hold references only. */
  static Map<String, String> headers(Map<String, String> headers) {
    headers.forEach((name, value) -> {
      if (Texts.secret(name) && !Secrets.in(value)) {
        throw new IllegalArgumentException(
            "header '" + name + "' is a secret in plain text; write ${env:NAME} or the like");
      }
    });
    return headers;
  }
}
