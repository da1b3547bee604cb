package dev.ripcord.target.compose;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys that the target, the step and the check have in common. */
final class Keys {
  static final String ALL = "*";
  static final Shape<String> SERVICE =
      Shapes.text("the name of a service in the compose file", "(?!-)[A-Za-z0-9._-]+");
  static final Shape<List<String>> SERVICES =
      Shapes.list(
          Shapes.text(
              "the name of a service in the compose file, or * for all of them",
              "\\*|(?!-)[A-Za-z0-9._-]+"));
  static final Field<Path> DIRECTORY =
      Field.required("directory", Shapes.path(), "the folder of the compose file and its .env");
  static final Field<List<String>> FILE =
      Field.or(
          "file",
          Shapes.list(Shapes.text("a file name", "(?!-)[^,]+")),
          List.<String>of(),
          "the compose file in that folder, or several as for -f; else what Compose finds itself");
  static final Field<Optional<String>> PROJECT =
      Field.optional(
          "project",
          Shapes.text("the name of a project", "[a-z0-9][a-z0-9_-]*"),
          "the project's name as for -p; else what Compose calls it");
  static final Field<Optional<String>> AS =
      Field.optional(
          "as", Shapes.text(), "the user that calls Docker; root means sudo -n; else ours");
  static final Field<Optional<String>> DOCKER =
      Field.optional(
          "docker-host",
          Shapes.text(),
          "the daemon's address, such as unix:///run/user/1000/docker.sock");
  static final Field<List<String>> BIN =
      Field.or(
          "bin",
          Shapes.list(Shapes.text()),
          List.<String>of(),
          "the words that call Compose; else 'docker compose', and 'docker-compose' without that");
  static final Field<Boolean> STRAYS =
      Field.or(
          "strays",
          Shapes.bool(),
          false,
          "true: every container of the folder or the project, whichever file it was made from, also"
              + " one-off ones; with * and to stop only");
  static final Field<Duration> SETTLE =
      Field.or(
          "settle",
          Shapes.duration(),
          Duration.ofSeconds(3),
          "how long a container without a health check must live to count as started");
  static final List<Field<?>> STACK = List.of(DIRECTORY, FILE, PROJECT, AS, DOCKER, BIN);

  private Keys() {}

  static Stack stack(Values values, List<String> services) {
    return stack(values, values.get(DIRECTORY), services);
  }

  static Stack stack(Values values, Path directory, List<String> services) {
    var files = values.get(FILE);
    if (!files.isEmpty() && files.getFirst().contains("/")) {
      throw new IllegalArgumentException(
          "'directory' has to be the folder that the compose file is in, as Compose itself takes"
              + " it; '"
              + files.getFirst()
              + "' is in another one");
    }
    return new Stack(
        directory,
        files,
        values.get(PROJECT),
        services.contains(ALL) ? List.of() : services,
        values.get(AS),
        values.get(DOCKER),
        values.get(BIN),
        values.get(STRAYS));
  }

  static List<String> written(List<String> services) {
    return services.isEmpty() ? List.of(ALL) : services;
  }
}
