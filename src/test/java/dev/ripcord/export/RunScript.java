package dev.ripcord.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script as a person would who has a plain shell and nothing else. */
record RunScript(Path folder) {

  /** How it ended, and what it printed. */
  record Ended(int exit, String out) {}

  Ended yes(Script script) {
    return run(script, Map.of(), "--yes");
  }

  Ended run(Script script, Map<String, String> environment, String... options) {
    try {
      var file = folder.resolve(script.name());
      Files.writeString(file, script.text());
      var argv = new ArrayList<>(List.of("dash", file.toString()));
      argv.addAll(List.of(options));
      var builder = new ProcessBuilder(argv).redirectErrorStream(true);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().clear();
      builder.environment().put("PATH", "/usr/bin:/bin");
      builder.environment().putAll(environment);
      var process = builder.start();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Ended(process.exitValue(), out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
