package dev.ripcord.notify;

import java.util.Locale;

/** Words that all vendors' forms share. */
final class Wording {
  private Wording() {}

  /** {@code CRITICAL shop: error rate 14 %}. */
  static String headline(Message message) {
    var sign =
        switch (message.kind()) {
          case PROBLEM -> message.urgency().name();
          case REMINDER -> "STILL " + message.urgency().name();
          case CLEARED -> "CLEARED";
          case ACKNOWLEDGED -> "ACKNOWLEDGED";
          case BEGAN -> "BEGINS";
          case ENDED -> "ENDED";
          case NEWS -> "INFO";
          case DIGEST -> "DAILY";
          case TEST -> "TEST";
        };
    var service = message.service().isEmpty() ? "" : " " + message.service();
    return sign + service + ": " + message.title();
  }

  /** What to say to Ripcord about it. */
  static String footer(Message message) {
    var incident = message.incident().map(each -> "incident " + each + ", ").orElse("");
    return incident + message.key();
  }

  /** For those who have no form of their own: all of it, a line each. */
  static String text(Message message) {
    var text = new StringBuilder();
    message.lines().forEach(each -> text.append(each).append('\n'));
    if (!message.lines().isEmpty() && !message.facts().isEmpty()) {
      text.append('\n');
    }
    message
        .facts()
        .forEach(each ->
            text.append(String.format(Locale.ROOT, "%-14s %s\n", each.name() + ":", each.value())));
    return text.toString();
  }
}
