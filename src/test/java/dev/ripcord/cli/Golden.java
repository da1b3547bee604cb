package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they were looked at and found good; {@code -Dripcord.golden=write} writes new ones. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/cli");

  private Golden() {}

  static void matches(String name, String text) {
    var file = FOLDER.resolve(name);
    var shown = steady(text);
    try {
      if ("write".equals(System.getProperty("ripcord.golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, shown);
      }
      assertThat(shown).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What differs from run to run has a name instead, and escape codes can be read. */
  private static String steady(String text) {
    return text.replaceAll("\\b\\d{8}-\\d{6}-[0-9a-z]{3}\\b", "20260301-120000-run")
        .replaceAll("\\S+@\\S+, process\\s+\\d+", "root@vm, process 4711")
        .replaceAll("\"root@[^\"]+\"|\"[a-z]+@\\S+ \\d+ \\d+\"", "\"root@vm 4711 1795313744770\"")
        .replaceAll("anna@[^\\s\"):]+", "anna@vm")
        .replace("\u001b", "<ESC>")
        .replace("\r", "<CR>");
  }
}
