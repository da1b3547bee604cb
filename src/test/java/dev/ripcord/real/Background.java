package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command outside the JVM, with what it says kept in files, so that no reader is needed. */
public final class Background implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "HOME", "/root",
          "LANG", "C.UTF-8",
          "TERM", "dumb");

  private final Process process;
  private final Path folder;
  private final boolean behindNsenter;

  private Background(Process process, Path folder, boolean behindNsenter) {
    this.process = process;
    this.folder = folder;
    this.behindNsenter = behindNsenter;
  }

  /** Starts a command with no environment but a plain one, and {@code input} to read. */
  public static Background start(List<String> argv, String input) {
    try {
      var folder = Files.createTempDirectory("ripcord-ran");
      var in = Files.writeString(folder.resolve("in"), input);
      var builder =
          new ProcessBuilder(found(argv))
              .redirectInput(in.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile());
      builder.environment().clear();
      builder.environment().putAll(ENVIRONMENT);
      return new Background(builder.start(), folder, argv.getFirst().equals("nsenter"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java looks on its own PATH, which lacks nginx where an ordinary user runs the tests. */
  private static List<String> found(List<String> argv) {
    return Stream.concat(Stream.of("/usr/bin/env"), argv.stream()).toList();
  }

  /** Waits for its end, and kills it when that does not come. */
  public Ran await(Duration limit) {
    try (this) {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + "\n" + out() + err());
      }
      return new Ran(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean running() {
    return process.isAlive();
  }

  public String out() {
    return read("out");
  }

  public String err() {
    return read("err");
  }

  /** Its process id as this machine sees it, not as the guest does. */
  public long pid() {
    return behindNsenter
        ? Eventually.present("its process", () -> process.children().findFirst()).pid()
        : process.pid();
  }

  /** Sends a signal such as KILL or INT to the command itself, not to what it started. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-s", name, String.valueOf(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      for (var name : List.of("in", "out", "err")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return new String(
          Files.readAllBytes(folder.resolve(name)), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
