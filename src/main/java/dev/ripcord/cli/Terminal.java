package dev.ripcord.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Where the output goes.
 *
 * @param out whether stdout is a terminal that can move its cursor
 * @param in whether somebody could answer a question
 * @param columns how wide it is; means nothing without a terminal
 * @param keys the device on which keys are pressed; empty where single keys cannot be had
 */
record Terminal(boolean out, boolean in, int columns, Optional<Path> keys) {
  static final Terminal NONE = new Terminal(false, false, 0);
  private static final int USUAL = 80;
  private static final int LEAST = 20;
  private static final int USUAL_ROWS = 24;
  private static final int FEWEST = 5;

  Terminal(boolean out, boolean in, int columns) {
    this(out, in, columns, Optional.empty());
  }

  /** What this process writes to; asks for the width only where there is a terminal. */
  static Terminal of(Function<String, Optional<String>> environment) {
    var out = device(1);
    if (out.isEmpty() || environment.apply("TERM").filter("dumb"::equals).isPresent()) {
      return NONE;
    }
    var columns =
        environment
            .apply("COLUMNS")
            .flatMap(Terminal::number)
            .or(() -> size(out.get()))
            .filter(each -> each >= LEAST)
            .orElse(USUAL);
    var keys = device(0);
    return new Terminal(true, keys.isPresent(), columns, keys);
  }

  /** The terminal behind a descriptor; a link is read, as the JDK wants both ends to be one. */
  private static Optional<Path> device(int descriptor) {
    try {
      var device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      var name = device.toString();
      return name.startsWith("/dev/pts/")
              || name.startsWith("/dev/tty")
              || name.equals("/dev/console")
          ? Optional.of(device)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.ofNullable(System.console())
          .filter(Console::isTerminal)
          .map(_ -> Path.of("/dev/tty"));
    }
  }

  /** How many lines it has; asked only by who fills it. */
  static int rows(Function<String, Optional<String>> environment) {
    return environment
        .apply("LINES")
        .flatMap(Terminal::number)
        .or(() -> device(1).flatMap(Terminal::said).flatMap(each -> number(each.split(" ", -1)[0])))
        .filter(each -> each >= FEWEST)
        .orElse(USUAL_ROWS);
  }

  private static Optional<Integer> size(Path device) {
    return said(device)
        .filter(each -> each.indexOf(' ') >= 0)
        .flatMap(each -> number(each.substring(each.indexOf(' ') + 1)));
  }

  /** Such as {@code 24 80}. */
  private static Optional<String> said(Path device) {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File(device.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(stty.getInputStream().readNBytes(32), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      return Optional.of(said.strip());
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
