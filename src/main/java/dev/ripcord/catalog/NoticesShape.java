package dev.ripcord.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of how people are told. */
final class NoticesShape {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private NoticesShape() {}

  /** The section, and the names in it that are looked up later. */
  record Text(Notices notices, List<Placed<String>> names) {
    static final Text NONE = new Text(Notices.NONE, List.of());

    /** What is wrong with the names of channels, here and in the services. */
    void check(Stream<Placed<String>> more, Problems problems) {
      var known = notices.channels().keySet();
      Stream.concat(names.stream(), more)
          .filter(each -> !known.contains(each.value()))
          .forEach(each -> {
            if (known.isEmpty()) {
              problems.add(
                  each.place(),
                  "there is no channel '"
                      + each.value()
                      + "': the catalog"
                      + " has no 'notify:' with 'channels:'");
            } else {
              problems.unknown(each.place(), "channel", each.value(), known);
            }
          });
    }
  }

  static Shape<Text> shape() {
    var channels =
        Field.required(
            "channels",
            Shapes.map(Names.SHAPE, ChannelShape.shape()),
            "ways to reach people, each under a name");
    var usual =
        Field.or(
            "default",
            AudienceShape.NAMES,
            List.<Placed<String>>of(),
            "for services that name none, in the order of falling over; all channels when missing");
    var digest =
        Field.optional(
            "digest", digest(), "one message a day with all that was less than a warning");
    var heartbeat =
        Field.optional("heartbeat", heartbeat(), "an address that is asked while all is well");
    return Shapes.object(
        "How people are told.",
        values -> {
          var day = values.get(digest);
          var names =
              Stream.concat(
                  values.get(usual).stream(), day.stream().flatMap(each -> each.to().stream()));
          return new Text(
              new Notices(
                  values.get(channels),
                  AudienceShape.values(values.get(usual)),
                  day.map(each -> each.digest(values.get(channels))),
                  values.get(heartbeat)),
              names.toList());
        },
        channels,
        usual,
        digest,
        heartbeat);
  }

  /** A digest whose channels are not looked up yet. */
  private record DigestText(LocalTime at, ZoneId zone, List<Placed<String>> to) {
    Notices.Digest digest(Map<String, Channel> channels) {
      var all = to.isEmpty() ? List.copyOf(channels.keySet()) : AudienceShape.values(to);
      return new Notices.Digest(at, zone, all);
    }
  }

  private static Shape<DigestText> digest() {
    var at =
        Field.or(
            "at",
            Shapes.text("a time such as 08:00", "[0-2]\\d:[0-5]\\d").map(NoticesShape::time),
            LocalTime.of(8, 0),
            "when, on the wall there; 08:00 when missing");
    var zone =
        Field.or(
            "zone",
            Shapes.text().map(NoticesShape::zone),
            ZoneId.of("UTC"),
            "where, such as Europe/Berlin; UTC when missing");
    var to =
        Field.or(
            "to",
            AudienceShape.NAMES,
            List.<Placed<String>>of(),
            "channels in the order of falling over; all of them when missing");
    return Shapes.object(
        "One message a day; on an empty day it says so.",
        values -> new DigestText(values.get(at), values.get(zone), values.get(to)),
        at,
        zone,
        to);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time of a day: " + text, e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "no zone of time such as Europe/Berlin: " + Problems.brief(text), e);
    }
  }

  private static Shape<Notices.Heartbeat> heartbeat() {
    var url =
        Field.required(
            "url",
            Shapes.text(),
            "what is asked, such as a check of healthchecks.io; best a reference");
    var every =
        Field.or(
            "every",
            Shapes.duration(),
            FIVE_MINUTES,
            "how often; a quarter of that after a failure");
    return Shapes.object(
        "Asked while all is well: whoever is asked tells people when it stops.",
        values -> {
          if (values.get(every).compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException("'every' is at least 10s");
          }
          return new Notices.Heartbeat(values.get(url), values.get(every));
        },
        url,
        every);
  }
}
