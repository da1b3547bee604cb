package dev.ripcord.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that a person deploys with.
 *
 * @param folder where it runs
 * @param limit after which it is ended
 */
public record Deployment(List<String> argv, Path folder, Duration limit) {
  public Deployment {
    argv = List.copyOf(argv);
  }
}
