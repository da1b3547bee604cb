package dev.ripcord.cli;

import dev.ripcord.clock.Clock;
import java.util.Optional;

/** Where the program begins. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  @SuppressWarnings("SystemOut") // the one place that may print
  public static void main(String[] args) {
    var fault = BuildCheck.fault(System.getProperty("ripcord.build"));
    if (fault != null) {
      System.err.println(fault);
      System.exit(1);
    }
    end(run(args));
  }

  /** Runs one command line and returns its exit code. */
  static int run(String... args) {
    return new Cli(world()).run(args);
  }

  @SuppressWarnings("SystemOut")
  private static World world() {
    return new World(
        System.out,
        System.err,
        System.in,
        Terminal.of(Main::environment),
        Main::environment,
        Clock.system(),
        LocalZone.here(Main::environment),
        Open::ripcord,
        Open::attendance,
        Signals::on,
        Main::end);
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  /**
   * Not exit(): that looks through every jar for a logger first, which takes longer than the JVM
   * needs to start.
   */
  @SuppressWarnings("SystemOut")
  private static void end(int code) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }
}
