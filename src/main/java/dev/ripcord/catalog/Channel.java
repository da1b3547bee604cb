package dev.ripcord.catalog;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to reach people; addresses and passwords are references until something is sent. */
public sealed interface Channel {

  /** All that may hold references to secrets. */
  default List<String> texts() {
    return switch (this) {
      case Discord(String webhook) -> List.of(webhook);
      case Slack(String webhook) -> List.of(webhook);
      case Email email -> email.login().map(each -> List.of(each.password())).orElse(List.of());
      case Webhook webhook ->
          Stream.of(
                  Stream.of(webhook.url()),
                  webhook.headers().values().stream(),
                  webhook.body().stream())
              .flatMap(each -> each)
              .toList();
      case PagerDuty pager ->
          Stream.concat(Stream.of(pager.url(), pager.key()), pager.headers().values().stream())
              .toList();
    };
  }

  /** A channel of Discord, by one of its webhooks. */
  record Discord(String webhook) implements Channel {}

  /** A channel of Slack, by an incoming webhook. */
  record Slack(String webhook) implements Channel {}

  /**
   * E-mail by SMTP.
   *
   * @param ca a PEM file with the certificate that signed the server's; else those that Java knows
   */
  record Email(
      String host,
      int port,
      String from,
      List<String> to,
      Optional<Login> login,
      Encryption tls,
      Optional<Path> ca)
      implements Channel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /** Who sends, to the mail server. */
  record Login(String username, String password) {}

  /** How a mail server is spoken to; its certificate is checked in both kinds. */
  enum Encryption {
    STARTTLS(587),
    IMPLICIT(465),
    NONE(25);

    private final int port;

    Encryption(int port) {
      this.port = port;
    }

    int port() {
      return port;
    }
  }

  /**
   * An address that is sent JSON.
   *
   * @param body a template, with {@code ${message.title}} and the like; else the whole message
   */
  record Webhook(String url, Map<String, String> headers, Optional<String> body)
      implements Channel {
    public Webhook {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
  }

  /**
   * PagerDuty's Events API v2.
   *
   * @param key the integration's
   */
  record PagerDuty(String url, Map<String, String> headers, String key) implements Channel {
    /** Where PagerDuty takes events. */
    public static final String URL = "https://events.pagerduty.com/v2/enqueue";

    public PagerDuty {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
  }
}
