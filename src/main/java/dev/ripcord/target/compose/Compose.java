package dev.ripcord.target.compose;

import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Compose that is on a host.
 *
 * @param program the words that call it
 * @param version such as 1.29.2
 */
record Compose(List<String> program, String version) {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int WITHOUT_CONFIG = 25; // the first Docker without ContainerConfig
  private static final List<List<String>> USUAL =
      List.of(List.of("docker", "compose"), List.of("docker-compose"));

  Compose {
    program = List.copyOf(program);
  }

  /** Finds it; the second generation, a plugin of Docker, first. */
  static Optional<Compose> on(Host host, Stack stack) {
    return programs(stack).stream().flatMap(each -> at(host, stack, each).stream()).findFirst();
  }

  /** The ways to call it that are tried, in order. */
  static List<List<String>> programs(Stack stack) {
    return stack.bin().isEmpty() ? USUAL : List.of(stack.bin());
  }

  private static Optional<Compose> at(Host host, Stack stack, List<String> program) {
    var argv = Stream.concat(program.stream(), Stream.of("version", "--short")).toList();
    var answer = host.look(stack.surrounded(Command.of(argv)).within(LIMIT));
    var version = answer.stdout().strip();
    return Optional.of(version)
        .filter(each -> answer.ok() && each.matches("v?\\d+\\.\\d+.*"))
        .map(each -> new Compose(program, each.startsWith("v") ? each.substring(1) : each));
  }

  /** Whether it is the first generation, written in Python. */
  boolean first() {
    return version.startsWith("1.");
  }

  /**
   * Why it cannot make a container anew here: the first generation asks for a field that Docker
   * gives no longer, and notices when the old container is stopped already.
   */
  Optional<String> tooOld(Host host, Stack stack) {
    if (!first()) {
      return Optional.empty();
    }
    var asked = stack.docker(List.of("version", "--format", "{{.Server.Version}}")).within(LIMIT);
    var server = host.look(asked).stdout().strip().split("\\.", -1)[0];
    return Optional.of(server)
        .filter(each -> each.matches("\\d{1,4}") && Integer.parseInt(each) >= WITHOUT_CONFIG)
        .map(each ->
            "docker-compose "
                + version
                + " fails with Docker "
                + each
                + " (KeyError: 'ContainerConfig') after it has stopped the container; install"
                + " the plugin 'docker compose', or name it with 'bin:'");
  }
}
