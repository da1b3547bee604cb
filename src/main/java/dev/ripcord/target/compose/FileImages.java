package dev.ripcord.target.compose;

import dev.ripcord.host.Host;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which images the compose file asks for, by service, and whether they can be had. */
final class FileImages {
  private FileImages() {}

  /** What came of asking. */
  sealed interface Answer {
    /**
     * The configuration is valid.
     *
     * @param names by service; a service whose image has no name that can be told is left out
     */
    record Found(Compose compose, Config config, Map<String, String> names) implements Answer {
      public Found {
        names = new LinkedHashMap<>(names);
      }
    }

    /** It is not, or it cannot be asked for. */
    record Unreadable(String why) implements Answer {}
  }

  static Answer of(Host host, Stack stack) {
    var compose = Compose.on(host, stack);
    if (compose.isEmpty()) {
      return new Answer.Unreadable(
          "Docker Compose is not to be found for " + stack.title() + "; 'bin:' says where it is");
    }
    return switch (Config.of(host, stack, compose.get())) {
      case Config.Read.Broken(String why) -> new Answer.Unreadable(why);
      case Config.Read.Valid(Config config) -> found(host, stack, compose.get(), config);
    };
  }

  private static Answer found(Host host, Stack stack, Compose compose, Config config) {
    var services = stack.services().isEmpty() ? config.services() : stack.services();
    var unknown = services.stream().filter(each -> !config.services().contains(each)).findFirst();
    if (unknown.isPresent()) {
      return new Answer.Unreadable(
          "the compose file in "
              + stack.directory()
              + " has no service "
              + unknown.get()
              + ", only "
              + String.join(", ", config.services()));
    }
    var names = new LinkedHashMap<String, String>();
    for (var each : services) {
      config
          .image(each, compose)
          .or(() -> made(host, stack.of(List.of(each))))
          .ifPresent(name -> names.put(each, name));
    }
    return new Answer.Found(compose, config, names);
  }

  /** The name that a container of the service was made from. */
  private static Optional<String> made(Host host, Stack stack) {
    return Containers.of(host, stack).ours().stream().map(Container::name).findFirst();
  }

  /** Why the containers could not be made now; nothing is pulled or built for a rollback. */
  static Optional<String> missing(Host host, Stack stack, Map<String, String> names) {
    return names.entrySet().stream()
        .filter(each -> Images.named(host, stack, each.getValue()).isEmpty())
        .findFirst()
        .map(each ->
            "the image "
                + each.getValue()
                + " of the service "
                + each.getKey()
                + " is not on this host; get it first ('docker pull "
                + each.getValue()
                + "', or a build)");
  }

  /** Why no other image can be given the names that the file asks for. */
  static Optional<String> untaggable(Map<String, String> names) {
    var fixed = names.values().stream().filter(Images::fixed).findFirst();
    if (fixed.isPresent()) {
      return Optional.of(
          "the file fixes the image itself ("
              + fixed.get()
              + "): take it from a variable of .env there, and name that one with 'pin:'");
    }
    return names.values().stream().map(Images::repository).distinct().count() > 1
        ? Optional.of("the services have images of different repositories: " + names)
        : names.isEmpty()
            ? Optional.of("the name of the image cannot be told: give it one with 'image:'")
            : Optional.empty();
  }
}
