package dev.ripcord.real;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This build of ripcord, as it can be run in a guest: its classes, its jars and the examples. */
public final class RipcordInGuest {
  private static final String PLACE = "/mnt/ripcord";
  private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

  private RipcordInGuest() {}

  /** What the guest has to see for {@link #run} to work. */
  public static Bind[] binds() {
    var parts = parts();
    var binds = new ArrayList<Bind>();
    binds.add(Bind.jdk());
    for (var i = 0; i < parts.size(); i++) {
      binds.add(Bind.readOnly(parts.get(i), PLACE + "/" + i));
    }
    binds.add(Bind.readOnly(EXAMPLES, "/mnt/examples"));
    return binds.toArray(Bind[]::new);
  }

  /** The catalog of an example. */
  public static String example(String name) {
    try {
      return Files.readString(EXAMPLES.resolve(name).resolve("ripcord.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it as root in a guest. */
  public static Ran run(Guest guest, String... args) {
    return guest.run(Stream.concat(words().stream(), Stream.of(args)).toArray(String[]::new));
  }

  /** The beginning of every command line of it in a guest. */
  public static List<String> words() {
    var classPath = new ArrayList<String>();
    for (var i = 0; i < parts().size(); i++) {
      classPath.add(PLACE + "/" + i);
    }
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        String.join(":", classPath),
        "dev.ripcord.cli.Main");
  }

  /** What production has on its class path: no test classes, no test libraries. */
  private static List<Path> parts() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(each -> !each.contains("test-classes"))
        .filter(each -> RUNTIME.stream().anyMatch(each::contains))
        .map(RipcordInGuest::real)
        .toList();
  }

  private static final List<String> RUNTIME =
      List.of(
          "/classes",
          "/main",
          "picocli",
          "snakeyaml-engine",
          "avaje",
          "sqlite-jdbc",
          "httpcore5",
          "slf4j-api",
          "java-diff",
          "jspecify");

  private static Path real(String part) {
    try {
      return Path.of(part).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
