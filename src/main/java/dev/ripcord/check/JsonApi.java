package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.HttpResult.Answered;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who knows something about a service and answers in JSON. That nothing comes from there
 * says nothing about the service: it is unknown, and the watcher's own trouble.
 */
record JsonApi(
    String url,
    String method,
    Map<String, String> headers,
    Optional<String> bodySent,
    Duration timeout,
    Trust trust) {
  static final Field<Duration> TIMEOUT =
      Field.or("timeout", Shapes.duration(), Duration.ofSeconds(10), "for the whole answer");

  /** What asking came to. */
  sealed interface Answer {
    /** JSON came. */
    record Got(Object json) implements Answer {}

    /** None came, which is unknown. */
    record Not(Finding finding) implements Answer {}
  }

  static JsonApi from(Values values, String url, String method, Optional<String> bodySent) {
    return new JsonApi(
        url,
        method,
        values.get(HttpShape.HEADERS),
        bodySent,
        values.get(TIMEOUT),
        HttpShape.trust(values));
  }

  /** Asks at the address with something added to it. */
  Answer ask(Sight sight, Reveal reveal, String added) {
    try {
      var ask =
          new HttpAsk(
              WebAddress.parse(url + added),
              method,
              reveal.of(headers),
              bodySent.map(each -> reveal.of(each).getBytes(StandardCharsets.UTF_8)),
              timeout,
              0,
              trust,
              HttpProbe.BODY_LIMIT);
      return switch (new HttpProbe(sight.clock(), sight.host()::socket).look(ask)) {
        case Answered answered -> read(answered);
        case Failed failed -> none("cannot be asked: " + failed.said());
      };
    } catch (IllegalStateException | IllegalArgumentException e) {
      return none("cannot be asked: " + e.getMessage());
    }
  }

  /** An error may have a body in JSON too, which says more than its status. */
  private Answer read(Answered answered) {
    var json = answered.truncated() ? Optional.empty() : JsonValue.parse(answered.text());
    if (answered.status() / 100 != 2) {
      var said =
          json.flatMap(JsonPath.parse("$.error")::in)
              .or(() -> json.flatMap(JsonPath.parse("$.detail")::in))
              .map(each -> ": " + Texts.line(JsonValue.text(each)))
              .orElse("");
      return none("answered " + answered.status() + said);
    }
    return json.<Answer>map(Answer.Got::new).orElseGet(() -> none("answered no JSON"));
  }

  private Answer none(String why) {
    return new Answer.Not(
        Finding.unknown(url + " " + Texts.line(String.valueOf(why))).from(Origin.LOCAL));
  }
}
