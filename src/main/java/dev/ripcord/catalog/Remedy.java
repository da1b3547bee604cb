package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What helps.
 *
 * @param say for people; empty where the doing says it all
 */
public record Remedy(Optional<String> say, Optional<Doing> doing) {

  /** A remedy that only a person can carry out. */
  public static Remedy of(String say) {
    return new Remedy(Optional.of(say), Optional.empty());
  }

  /** What can be carried out by typing it. */
  public sealed interface Doing {
    /** A procedure of the service. */
    record Procedure(String name) implements Doing {}

    /** Stop, start or restart the service as it is. */
    record Lifecycle(Verb verb) implements Doing {}

    /** A command of the host; it is shown, and never carried out by Ripcord. */
    record Command(List<String> argv) implements Doing {
      public Command {
        argv = List.copyOf(argv);
      }
    }
  }

  /** What can be done to a service as it is. */
  public enum Verb {
    STOP,
    START,
    RESTART
  }
}
