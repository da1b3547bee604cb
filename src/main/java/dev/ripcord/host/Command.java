package dev.ripcord.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An argument list to run; never a shell line.
 *
 * @param argv program and arguments, as they are
 * @param environment added to the host's own; the only place where a secret may stand
 * @param as the user to run as: {@code root} means {@code sudo -n} where one is not root already
 * @param timeout after which the whole session of the command is ended
 * @param outputLimit bytes kept of each of stdout and stderr; the rest is read and thrown away
 */
public record Command(
    List<String> argv,
    Optional<Path> directory,
    Map<String, String> environment,
    Optional<String> as,
    Duration timeout,
    int outputLimit) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final int DEFAULT_OUTPUT_LIMIT = 1 << 20;

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs at least a program");
    }
  }

  /** A command with 30 s and 1 MiB of output. */
  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  /** A command with 30 s and 1 MiB of output. */
  public static Command of(List<String> argv) {
    return new Command(
        argv, Optional.empty(), Map.of(), Optional.empty(), DEFAULT_TIMEOUT, DEFAULT_OUTPUT_LIMIT);
  }

  public Command in(Path folder) {
    return new Command(argv, Optional.of(folder), environment, as, timeout, outputLimit);
  }

  public Command with(Map<String, String> variables) {
    return new Command(argv, directory, variables, as, timeout, outputLimit);
  }

  public Command as(Optional<String> user) {
    return new Command(argv, directory, environment, user, timeout, outputLimit);
  }

  public Command within(Duration limit) {
    return new Command(argv, directory, environment, as, limit, outputLimit);
  }
}
