package dev.ripcord.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks the programs that know whether a shell script is a good one. */
public final class ShellCheck {
  private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"));

  private ShellCheck() {}

  public static boolean has(String program) {
    return PLACES.stream().anyMatch(each -> Files.isExecutable(each.resolve(program)));
  }

  public static void clean(Path script) throws IOException, InterruptedException {
    assumeTrue(has("shellcheck"), "needs shellcheck (Debian: shellcheck)");
    assertThat(says("shellcheck", script.toString())).isEmpty();
  }

  private static String says(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
