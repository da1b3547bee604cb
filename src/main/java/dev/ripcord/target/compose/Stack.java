package dev.ripcord.target.compose;

import dev.ripcord.host.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services of one compose file, and how Compose and Docker are called for them.
 *
 * @param directory the folder of the file, which Compose takes {@code .env} and paths from
 * @param files empty means those that Compose finds by itself
 * @param project empty means the name that Compose gives it
 * @param services which of them; empty means all of the file
 * @param docker the daemon's address; empty means Docker's own
 * @param bin the words that call Compose; empty means whichever is there
 * @param strays whether it means every container of the folder or the project, whatever file it was
 *     made from
 */
record Stack(
    Path directory,
    List<String> files,
    Optional<String> project,
    List<String> services,
    Optional<String> as,
    Optional<String> docker,
    List<String> bin,
    boolean strays) {
  Stack {
    files = List.copyOf(files);
    services = List.copyOf(services);
    bin = List.copyOf(bin);
  }

  /** A command of Docker. */
  Command docker(List<String> words) {
    var argv = new ArrayList<>(List.of("docker"));
    argv.addAll(words);
    return surrounded(Command.of(argv));
  }

  /** A command of Compose, called by these words. */
  Command compose(List<String> program, List<String> words) {
    var argv = new ArrayList<>(program);
    argv.addAll(options());
    argv.addAll(words);
    return surrounded(Command.of(argv).in(directory));
  }

  /** What names the files and the project. */
  List<String> options() {
    var options = new ArrayList<String>();
    files.forEach(each -> options.addAll(List.of("-f", each)));
    project.ifPresent(each -> options.addAll(List.of("-p", each)));
    return options;
  }

  Command surrounded(Command command) {
    var environment = new LinkedHashMap<String, String>();
    docker.ifPresent(each -> environment.put("DOCKER_HOST", each));
    return command.as(as).with(environment);
  }

  /** The same with other services. */
  Stack of(List<String> which) {
    return new Stack(directory, files, project, which, as, docker, bin, strays);
  }

  /** All that was ever made in the folder or for the project, and still is there. */
  Stack whole() {
    return new Stack(directory, List.of(), project, List.of(), as, docker, bin, true);
  }

  /** Whether a container with these labels was made from our file in our folder. */
  boolean made(Container container, Path real) {
    if (strays) {
      return at(Path.of(container.folder()), real)
          || project.filter(container.project()::equals).isPresent();
    }
    return project
            .map(container.project()::equals)
            .orElseGet(() -> at(Path.of(container.folder()), real))
        && !container.oneOff()
        && (services.isEmpty() || services.contains(container.service()));
  }

  private boolean at(Path folder, Path real) {
    return folder.equals(directory.normalize()) || folder.equals(real);
  }

  /** Whether it was made from our file, and not from another one of the same project. */
  boolean ours(Container container) {
    return strays
        || files.isEmpty()
        || container.files().isEmpty()
        || container.files().stream()
            .map(each -> Path.of(each).getFileName())
            .anyMatch(Path.of(files.getFirst()).getFileName()::equals);
  }

  /** For people: what it is about. */
  String title() {
    if (strays) {
      return "every container of " + directory;
    }
    var names = services.isEmpty() ? "all services" : String.join(" and ", services);
    return names + " of " + directory + (files.isEmpty() ? "" : "/" + files.getFirst());
  }

  /** As the catalog writes it, without the services. */
  Map<String, Object> config() {
    var config = new LinkedHashMap<String, Object>();
    config.put("directory", directory.toString());
    if (!files.isEmpty()) {
      config.put("file", files);
    }
    project.ifPresent(each -> config.put("project", each));
    as.ifPresent(each -> config.put("as", each));
    docker.ifPresent(each -> config.put("docker-host", each));
    if (!bin.isEmpty()) {
      config.put("bin", bin);
    }
    if (strays) {
      config.put("strays", true);
    }
    return config;
  }
}
