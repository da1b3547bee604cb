package dev.ripcord.catalog;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How people are told.
 *
 * @param channels by name, in the order of the text
 * @param usual those of services that name none, in the order of falling over
 * @param digest the one message a day; empty where nobody wants one
 * @param heartbeat what is asked while all is well; empty where nobody wants it
 */
public record Notices(
    Map<String, Channel> channels,
    List<String> usual,
    Optional<Digest> digest,
    Optional<Heartbeat> heartbeat) {
  /** Nobody is told. */
  public static final Notices NONE =
      new Notices(Map.of(), List.of(), Optional.empty(), Optional.empty());

  public Notices {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    usual = usual.isEmpty() ? List.copyOf(channels.keySet()) : List.copyOf(usual);
  }

  /** The one message a day, at that time on the wall there. */
  public record Digest(LocalTime at, ZoneId zone, List<String> to) {
    public Digest {
      to = List.copyOf(to);
    }
  }

  /** An address that is asked so often while all is well, and tells people when it is not. */
  public record Heartbeat(String url, Duration every) {}

  /** The channel of that name, or an error with a suggestion. */
  public Channel channel(String name) {
    return Optional.ofNullable(channels.get(name))
        .orElseThrow(() -> new UnknownName("channel", name, channels.keySet()));
  }
}
