package dev.ripcord.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a person types: lines, and single keys where the terminal gives them. */
final class Keyboard {
  private final Optional<Path> device;
  private final BufferedReader reader;

  Keyboard(World world) {
    device = world.terminal().keys();
    reader = new BufferedReader(new InputStreamReader(world.in(), StandardCharsets.UTF_8));
  }

  /** A line without space around it; empty when nothing more comes. */
  Optional<String> line() {
    try {
      return Optional.ofNullable(reader.readLine()).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One key, without a line's end after it where the terminal can do that; empty for the end. */
  Optional<Character> key() {
    var before = stty("-g");
    var restore = new Thread(() -> before.ifPresent(this::stty));
    Runtime.getRuntime().addShutdownHook(restore); // ctrl-C must not leave the terminal deaf
    try {
      before.ifPresent(_ -> stty("-icanon", "-echo", "min", "1", "time", "0"));
      var key = reader.read();
      return key < 0 ? Optional.empty() : Optional.of((char) key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      before.ifPresent(this::stty);
      Runtime.getRuntime().removeShutdownHook(restore);
    }
  }

  private Optional<String> stty(String... words) {
    return device.flatMap(each -> stty(each, words));
  }

  private static Optional<String> stty(Path device, String... words) {
    var line = new java.util.ArrayList<>(java.util.List.of("stty"));
    line.addAll(java.util.List.of(words));
    try {
      var stty =
          new ProcessBuilder(line)
              .redirectInput(new File(device.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(stty.getInputStream().readNBytes(512), StandardCharsets.US_ASCII);
      var ended = stty.waitFor(1, TimeUnit.SECONDS);
      return ended && stty.exitValue() == 0 ? Optional.of(said.strip()) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
