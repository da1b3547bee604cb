package dev.ripcord.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ripcord.host.Eventually;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A demo in a process of its own, and what can be seen of it from outside. */
final class DemoProcess implements AutoCloseable {
  private final Path folder;
  private final Path out;
  private final ProcessBuilder builder;
  private Optional<Process> process = Optional.empty();

  /**
   * A demo that is not begun.
   *
   * @param folder where its folder will be, and nothing else is
   * @param before words before the command
   */
  DemoProcess(Path folder, Path out, String classPath, List<String> before, String... arguments) {
    var words = new ArrayList<>(before);
    // A shell that puts its children into the background makes them deaf to SIGINT for life.
    words.addAll(List.of("env", "--default-signal=INT", "TMPDIR=" + folder));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    // SQLite's driver unpacks its library there; the launcher spares it that.
    words.add("-Djava.io.tmpdir=" + out.getParent());
    words.addAll(List.of("-cp", classPath, DemoOnce.class.getName()));
    words.addAll(List.of(arguments));
    this.folder = folder;
    this.out = out;
    this.builder = new ProcessBuilder(words).redirectOutput(out.toFile());
    this.builder.redirectError(Redirect.DISCARD);
  }

  /** Our classes and the libraries, as far as they are needed to go back. */
  static String classPath() {
    return Stream.of(
            DemoOnce.class.getName(),
            Demo.class.getName(),
            "io.avaje.jsonb.Jsonb",
            "io.avaje.json.JsonAdapter",
            "org.snakeyaml.engine.v2.api.Load",
            "org.sqlite.JDBC",
            "org.apache.hc.core5.http.HttpException")
        .map(DemoProcess::origin)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String origin(String name) {
    try {
      var source = Class.forName(name).getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The class path of somebody who may not look where ours lies. */
  static String classPathIn(Path folder) throws IOException {
    var copies = new ArrayList<String>();
    for (var each : classPath().split(File.pathSeparator, -1)) {
      var copy = folder.resolve(copies.size() + "-" + Path.of(each).getFileName());
      copy(Path.of(each), copy);
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  DemoProcess with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  DemoProcess begin() throws IOException {
    process = Optional.of(builder.start());
    return this;
  }

  /** Waits until it has said this. */
  DemoProcess said(String text) {
    Eventually.holds(() -> text + " in " + text(), () -> text().contains(text));
    return this;
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.orElseThrow().pid()))
        .start()
        .waitFor();
  }

  int exitCode() throws InterruptedException {
    return process.orElseThrow().waitFor();
  }

  String text() {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Files and processes, a line each. */
  List<String> left() throws IOException {
    try (var files = Files.list(folder)) {
      return Stream.concat(files.map(Path::toString), processes(folder)).toList();
    }
  }

  /** The processes, but for the demo itself, whose command line names the folder. */
  static Stream<String> processes(Path folder) {
    return ProcessHandle.allProcesses()
        .map(each -> commandLine(each.pid()))
        .filter(each -> each.contains(folder + "/"));
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    process.ifPresent(Process::destroyForcibly);
  }
}
