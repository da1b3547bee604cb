package dev.ripcord.journal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own that does one of the {@link Chore}s, line by line. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final PrintStream in;

  private Child(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static Child start(String... chore) {
    return start(List.of(), List.of(), chore);
  }

  /** With a file system in memory at that place, which nobody else sees and nothing is left of. */
  static Child on(Path place, String mount, List<String> options, String... chore) {
    var script = "mount -t tmpfs -o \"$1\" ripcord \"$2\" && shift 2 && exec \"$@\"";
    var own = List.of("unshare", "-m", "sh", "-c", script, "sh", mount, place.toString());
    return start(own, options, chore);
  }

  static Child start(List<String> before, List<String> options, String... chore) {
    var argv = new ArrayList<>(before);
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    argv.add("--enable-native-access=ALL-UNNAMED");
    argv.addAll(options);
    argv.addAll(List.of("-cp", classPath(), Chore.class.getName()));
    argv.addAll(List.of(chore));
    try {
      return new Child(
          new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of this test, whoever runs it. */
  private static String classPath() {
    return Child.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  /** The next line that it says. */
  String hear() {
    var line = read();
    if (line == null) {
      throw new AssertionError("the child has ended");
    }
    return line;
  }

  /** All that it says until it ends. */
  List<String> hearOut() {
    var lines = new ArrayList<String>();
    for (var line = read(); line != null; line = read()) {
      lines.add(line);
    }
    return lines;
  }

  void tell(String line) {
    in.println(line);
  }

  /** Sends it KILL; what it said before can still be heard. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  private String read() {
    try {
      return out.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
