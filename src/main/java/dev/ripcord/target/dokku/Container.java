package dev.ripcord.target.dokku;

import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A container of an app as {@code ps:inspect} shows it, without its environment.
 *
 * @param image the id of the image that it was made of
 * @param sources the images by which that image was deployed, from the label that Dokku gives it
 */
record Container(
    String id,
    String image,
    String status,
    Optional<Instant> created,
    String started,
    List<String> sources) {
  private static final Jsonb JSON = Jsonb.builder().build();
  private static final String LABEL = "com.dokku.docker-image-labeler/alternate-tags";
  private static final int BRIEF = 12;

  Container {
    sources = List.copyOf(sources);
  }

  /** Reads the list; empty when it is none. */
  static Optional<List<Container>> parse(String json) {
    try {
      return JSON.type(Object.class).fromJson(json) instanceof List<?> list
          ? Optional.of(list.stream().map(Container::of).toList())
          : Optional.empty();
    } catch (RuntimeException _) { // whatever the text is, it is no list of containers
      return Optional.empty();
    }
  }

  private static Container of(@Nullable Object told) {
    var state = at(told, "State");
    return new Container(
        brief(text(told, "Id")),
        brief(text(told, "Image").replaceFirst("^sha256:", "")),
        text(state, "Status"),
        instant(text(told, "Created")),
        text(state, "StartedAt"),
        sources(text(at(at(told, "Config"), "Labels"), LABEL)));
  }

  boolean runs() {
    return status.equals("running");
  }

  /** The label holds a list as JSON; {@code dokku/app:latest} in it is the built image itself. */
  private static List<String> sources(String label) {
    try {
      return JSON.type(Object.class).fromJson(label) instanceof List<?> list
          ? texts(list).filter(each -> !each.startsWith("dokku/") || each.contains("@")).toList()
          : List.of();
    } catch (RuntimeException _) { // no label, or one that is not Dokku's
      return List.of();
    }
  }

  private static Stream<String> texts(List<?> list) {
    return list.stream().filter(String.class::isInstance).map(String.class::cast);
  }

  private static @Nullable Object at(@Nullable Object from, String key) {
    return from instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static String text(@Nullable Object from, String key) {
    return at(from, key) instanceof String text ? text : "";
  }

  private static String brief(String id) {
    return id.length() > BRIEF ? id.substring(0, BRIEF) : id;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
