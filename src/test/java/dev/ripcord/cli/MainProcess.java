package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHost;
import org.snakeyaml.engine.v2.api.Load;
import org.sqlite.JDBC;
import picocli.CommandLine;

/**
 * The program as it is, each command line in a process of its own, with all that it would keep on
 * the machine below one folder; what it printed stays there too.
 */
final class MainProcess implements AutoCloseable {
  /** Root's places are fixed: there it gets a view of the machine of its own. */
  private static final String OWN_VIEW =
      "mount --bind \"$1/run\" /run && mount --bind \"$1/lib\" /var/lib && shift 2 && exec \"$@\"";

  /** Another machine has another name, and its kernel another number for its start. */
  private static final String OTHER_MACHINE =
      "hostname \"$2\" && cp /proc/sys/kernel/random/uuid \"$1/boot\""
          + " && mount --bind \"$1/boot\" /proc/sys/kernel/random/boot_id && ";

  private final Path folder;
  private Optional<String> machine = Optional.empty();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Path, String> views = new java.util.LinkedHashMap<>();
  private final List<Process> started = new ArrayList<>();

  /** How a command line ended, and what it printed. */
  record Ran(int code, String out, String err) {
    String all() {
      return "exit " + code + "\n" + out + err;
    }
  }

  /** One that still runs. */
  static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    Process process() {
      return process;
    }

    String said() {
      return text(out) + text(err);
    }

    Ran end() {
      try {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("it ends: " + said()).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      return new Ran(process.exitValue(), text(out), text(err));
    }
  }

  MainProcess(Path folder) throws IOException {
    this.folder = folder;
    // without a /run/lock leases are kept below /tmp, where all tests would meet
    for (var each : List.of("run/lock", "lib", "tmp", "home", "printed")) {
      Files.createDirectories(folder.resolve(each));
    }
    with("HOME", folder.resolve("home").toString());
    with("XDG_STATE_HOME", folder.resolve("lib").toString());
    with("XDG_RUNTIME_DIR", folder.resolve("run").toString());
    with("TMPDIR", folder.resolve("tmp").toString());
  }

  MainProcess with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * As if on another machine, each time one that has just been started; only root can show that.
   */
  MainProcess on(String name) {
    machine = Optional.of(name);
    return this;
  }

  /** Instead of a file of this machine it sees this one; only root can show that. */
  MainProcess seeing(Path file, String inPlaceOf) {
    views.put(file, inPlaceOf);
    return this;
  }

  /** With the catalog {@code ripcord.yaml} of the folder. */
  Ran run(String... words) throws IOException {
    return start(words).end();
  }

  Running start(String... words) throws IOException {
    var number = String.valueOf(started.size());
    var out = folder.resolve("printed/" + number + ".out");
    var err = folder.resolve("printed/" + number + ".err");
    var builder = new ProcessBuilder(line(words)).directory(folder.toFile());
    builder.environment().putAll(environment);
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    started.add(process);
    return new Running(process, out, err);
  }

  private List<String> line(String... words) {
    var line = new ArrayList<String>();
    if (root()) {
      var view = machine.map(_ -> OTHER_MACHINE).orElse("") + mounts() + OWN_VIEW;
      line.addAll(List.of("unshare", "--mount", "--uts", "sh", "-c", view, "sh"));
      line.addAll(List.of(folder.toString(), machine.orElse("-")));
    }
    line.add(System.getProperty("java.home") + "/bin/java");
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    line.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    line.addAll(List.of("-cp", classPath(), Main.class.getName()));
    line.addAll(List.of(words));
    return line;
  }

  private String mounts() {
    return views.entrySet().stream()
        .map(each -> "mount --bind '%s' %s && ".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return Stream.of(
            Main.class,
            CommandLine.class,
            Jsonb.class,
            JsonWriter.class,
            Load.class,
            JDBC.class,
            HttpHost.class,
            com.github.difflib.DiffUtils.class,
            driver())
        .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Of the database, which is known by an address only. */
  private static Class<?> driver() {
    try {
      return DriverManager.getDriver("jdbc:postgresql:x").getClass();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
