package dev.ripcord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/pitfalls.md name tests, and those exist. */
class PitfallsTest {
  private static final Path TABLES = Path.of("docs/pitfalls.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  @Test
  void every_trap_and_every_guard_has_a_test_that_exists() throws IOException {
    var rows = rows();
    assertThat(rows).hasSizeGreaterThan(20);
    for (var row : rows) {
      var cells = row.split("(?<!\\\\)\\|", -1);
      assertThat(cells).as(row).hasSize(6);
      var named = NAMED.matcher(cells[4]).results().toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(NAMED.matcher(cells[4]).replaceAll("")).as(row).matches("[ ,]*");
      for (var each : named) {
        assertThat(source(each.group(1)))
            .as(each.group())
            .containsPattern(
                "@(Parameterized)?Test\\s(?s:.){0,1500}?void " + each.group(2) + "\\(");
      }
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(TABLES).stream()
        .filter(each -> each.startsWith("| ") && !each.startsWith("| ---"))
        .filter(each -> !each.endsWith("| tests |"))
        .toList();
  }

  private static String source(String test) throws IOException {
    return Files.readString(file(test).orElseThrow(() -> new AssertionError("no test " + test)));
  }

  private static Optional<Path> file(String test) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(each -> each.endsWith(test + ".java")).findFirst();
    }
  }
}
