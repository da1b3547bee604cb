package dev.ripcord.app.demo;

import dev.ripcord.journal.Outcome;
import dev.ripcord.report.Report;
import dev.ripcord.report.Spans;
import dev.ripcord.run.StopSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code ripcord demo}: a small real service, a bad release of it, and the way back.
 *
 * <p>Cleans up after itself however it ends, also by SIGINT and SIGTERM: it has a shutdown hook for
 * them, so the caller leaves these signals alone.
 */
public final class Demo {
  private static final String STOPPED = "The demo was stopped.";
  private static final String CATALOG = "ripcord.yaml";

  private final Options options;
  private final Consumer<String> lines;
  private final StopSwitch stop = new StopSwitch();

  private Demo(Options options, Consumer<String> lines) {
    this.options = options;
    this.lines = lines;
  }

  /**
   * What is wished for.
   *
   * @param keep leave the folder and the shop behind to play with
   * @param in the folder to make the demo's own folder in
   * @param sabotage for tests: the good release is made bad before anybody goes back to it
   */
  public record Options(boolean keep, Path in, boolean sabotage) {
    private static final List<Path> USUAL =
        List.of(
            Path.of(System.getProperty("java.io.tmpdir")),
            Path.of("/var/tmp"),
            Path.of(System.getProperty("user.home")));

    /** With what the environment says: {@code TMPDIR}, and for tests the sabotage. */
    public static Options of(boolean keep) {
      var folder = Optional.ofNullable(System.getenv("TMPDIR")).filter(each -> !each.isBlank());
      return new Options(
          keep,
          folder.map(Path::of).orElseGet(() -> place(USUAL)),
          "service".equals(System.getenv("RIPCORD_DEMO_SABOTAGE")));
    }

    /** The first that can be written; on some machines {@code /tmp} is root's alone. */
    static Path place(List<Path> usual) {
      return usual.stream().filter(Files::isWritable).findFirst().orElse(usual.getFirst());
    }
  }

  /** Tells the story line by line; an exit code: that of the outcome, or 1 when it cannot go on. */
  public static int run(Options options, Consumer<String> lines) {
    return new Demo(options, lines).run();
  }

  private int run() {
    try {
      var ground = Playground.in(options.in());
      try (var _ = Interruption.heard(stop, ground)) {
        return run(ground);
      }
    } catch (IOException e) {
      lines.accept(
          "The demo cannot make its folder in " + options.in() + " (TMPDIR names another): " + e);
      return 1;
    }
  }

  private int run(Playground ground) {
    var code = 1;
    var keep = false;
    try {
      var report = play(ground);
      code = report.outcome().map(Outcome::exitCode).orElse(1);
      keep = options.keep();
      lines.accept("");
      lines.accept(verdict(report));
    } catch (InterruptedException | IOException | RuntimeException e) {
      code = stopped(e) ? Outcome.ABORTED.exitCode() : 1;
      lines.accept(stopped(e) ? STOPPED : "The demo cannot go on: " + e);
    }
    return keep ? kept(ground, code) : cleared(ground, code);
  }

  /** A command that was cut off by the signal fails in its own way. */
  private boolean stopped(Exception e) {
    return e instanceof InterruptedException || stop.asked().isPresent();
  }

  private Report play(Playground ground) throws IOException, InterruptedException {
    var folder = ground.folder();
    var owner = options.keep() ? 0 : ProcessHandle.current().pid();
    var shop = new Shop(folder, FreePort.find(), owner);
    shop.writeControl();
    var catalog = folder.resolve(CATALOG);
    Files.writeString(catalog, DemoCatalog.of(shop));
    lines.accept("A small web shop runs in " + folder + ": a demo of Ripcord.");
    try (var ripcord = Assembly.open(folder, catalog)) {
      return new Story(shop, ripcord, stop, lines).tell(options.sabotage());
    }
  }

  private static String verdict(Report report) {
    var outcome = report.outcome().orElse(Outcome.UNKNOWN);
    return switch (outcome) {
      case RECOVERED ->
          "The shop is back in "
              + Spans.text(report.took())
              + ", and that was seen, not believed: exit code 0.";
      case ABORTED -> STOPPED;
      default ->
          "The shop is NOT back, and Ripcord says so: "
              + outcome
              + ", exit code "
              + outcome.exitCode()
              + ".";
    };
  }

  private int kept(Playground ground, int code) {
    var folder = ground.folder();
    var ripcord = "ripcord --catalog " + Shop.quoted(folder.resolve(CATALOG)) + " ";
    lines.accept("");
    lines.accept("All of it is still there, and the shop runs. Try:");
    Stream.of(
            ripcord + "releases shop",
            ripcord + "plan shop release:2 --lift-quarantine",
            ripcord + "rollback shop release:2 --lift-quarantine",
            ripcord + "runs",
            "rm -r " + Shop.quoted(folder) + "     # the shop sees it, and ends by itself")
        .forEach(each -> lines.accept("  " + each));
    return code;
  }

  private int cleared(Playground ground, int code) {
    ground.clear();
    var left = ground.left();
    if (left.isEmpty()) {
      lines.accept("Nothing of the demo is left: no process, no file.");
      return code;
    }
    lines.accept("This could not be removed: " + String.join(", ", left));
    return 1;
  }
}
