package dev.ripcord.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs an exported script as somebody who has a plain shell, and no Ripcord. */
final class PlainScript {
  private PlainScript() {}

  /** What it prints, and its exit code. */
  static String run(Path script, String option) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("dash", script.toString(), option).redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }
}
