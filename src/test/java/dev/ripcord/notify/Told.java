package dev.ripcord.notify;

import dev.ripcord.catalog.Audience;
import dev.ripcord.catalog.Notices;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages and houses for tests. */
final class Told {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Audience OPS =
      new Audience(List.of("pager", "ops"), List.of("ops"), List.of(), List.of(), Map.of());

  private Told() {}

  static Message critical(String service, String episode) {
    return of(Kind.PROBLEM, Urgency.CRITICAL, service, "errors", episode, "error rate 14 %");
  }

  static Message warning(String service, String rule) {
    return of(Kind.PROBLEM, Urgency.WARNING, service, rule, "1", rule + " is high");
  }

  static Message cleared(Message of) {
    return of.as(Kind.CLEARED, of.title() + " is over", of.at());
  }

  static Message news(String title) {
    return of(Kind.NEWS, Urgency.INFO, "shop", "deployment", title, title);
  }

  static Message of(
      Kind kind, Urgency urgency, String service, String rule, String episode, String title) {
    return Message.of(kind, urgency, new Key(service, rule, episode), NOON, title);
  }

  static House house(Audience audience) {
    return new House(_ -> audience, Optional.empty(), Silences.NONE, _ -> Looks.NONE, () -> 0);
  }

  static House withDigest(String at, String zone) {
    var digest = new Notices.Digest(LocalTime.parse(at), ZoneId.of(zone), List.of("mail"));
    return new House(
        _ -> OPS, Optional.of(digest), Silences.NONE, _ -> new Looks(2880, 2879), () -> 0);
  }

  /** All that a vendor has to put up with. */
  static Message hostile(int length) {
    var pair = "\ud83d\ude80";
    var text =
        "@everyone <!channel> <@U1> *_~`|> [x](http://evil) \u202eabc\u0007" + pair.repeat(3);
    var long_ = text.repeat(Math.max(1, length / text.length()));
    var message =
        Message.of(Kind.PROBLEM, Urgency.CRITICAL, new Key("shop", "errors", "7"), NOON, long_)
            .incident("i-7");
    for (var i = 0; i < 40; i++) {
      message = message.line("line " + i + " " + long_).fact("fact " + i + long_, long_);
    }
    return message;
  }
}
