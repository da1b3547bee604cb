package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every procedure of the examples is a script that shells and shellcheck are content with. */
class ExampleScriptsTest {
  @TempDir Path folder;

  static Stream<Arguments> procedures() throws IOException {
    try (var all = Files.list(Path.of("examples"))) {
      return all
          .map(each -> each.resolve("ripcord.yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList()
          .stream()
          .flatMap(ExampleScriptsTest::procedures);
    }
  }

  private static Stream<Arguments> procedures(Path example) {
    try {
      return Exported.catalog(Files.readString(example)).services().values().stream()
          .flatMap(service ->
              service.procedures().keySet().stream()
                  .map(each -> Arguments.of(example.toString(), service.name(), each)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("procedures")
  void is_a_script_of_a_plain_shell(String example, String name, String procedure)
      throws Exception {
    var service = Exported.catalog(Files.readString(Path.of(example))).service(name);
    for (var script : Exported.scripts(service, procedure, Exported.releases(service.target()))) {
      var file = folder.resolve(script.name());
      Files.writeString(file, script.text());
      assertThat(new ProcessBuilder("dash", "-n", file.toString()).inheritIO().start().waitFor())
          .isZero();
      ShellCheck.clean(file);
      assertThat(left(script.text())).isEmpty();
      assertThat(script.compared(java.util.Optional.of(script.text())))
          .isEqualTo(Script.State.CURRENT);
    }
  }

  private static Stream<String> left(String script) {
    return script
        .lines()
        .map(String::strip)
        .filter(each -> each.startsWith("by_hand '") || each.startsWith("cannot_look '"))
        .filter(
            each -> !each.matches("by_hand '(run the workflow|remove images) .*")); // PlainFormTest
  }
}
