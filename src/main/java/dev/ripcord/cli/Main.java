package dev.ripcord.cli;

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
    int code = run(args);
    System.out.flush();
    System.err.flush();
    // Not exit(): that looks through every jar for a logger first, which takes longer than the JVM
    // needs to start.
    Runtime.getRuntime().halt(code);
  }

  /** Runs one command line and returns its exit code. */
  @SuppressWarnings("SystemOut") // the one place that may print
  static int run(String... args) {
    System.out.println("ripcord " + String.join(" ", args));
    return 0;
  }
}
