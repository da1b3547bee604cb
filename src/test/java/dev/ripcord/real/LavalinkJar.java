package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The stand-in for Lavalink in Java, made into the jar that the real one is. */
public final class LavalinkJar {
  private static final Path SOURCE = Guest.resource("lavalink/LavalinkStandIn.java");

  private LavalinkJar() {}

  /** Makes it below a folder. */
  public static Path in(Path folder) {
    try {
      var classes = Files.createDirectories(folder.resolve("lavalink-classes"));
      var jar = folder.resolve("Lavalink.jar");
      run("javac", "-d", classes.toString(), SOURCE.toString());
      run("jar", "-cfe", jar.toString(), "LavalinkStandIn", "-C", classes.toString(), ".");
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java as it runs these tests, for a place where the name {@code java} is looked for. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin/java");
  }

  private static void run(String tool, String... args) {
    var words = new java.util.ArrayList<String>();
    words.add(java().resolveSibling(tool).toString());
    words.addAll(List.of(args));
    Background.start(words, "").await(Duration.ofMinutes(1)).text();
  }
}
