package dev.ripcord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way in which a run can stand reads as its file says. {@code -Dripcord.golden=write} writes
 * the files anew, to be read before they are committed.
 */
final class GoldenReportTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/ripcord/report");
  private static final List<String> AS_JSON =
      List.of("certified", "resumed", "going", "decided", "phases");

  static Stream<String> stories() {
    return Stories.all().keySet().stream();
  }

  static Stream<String> jsonStories() {
    return AS_JSON.stream();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void a_report_reads_as_it_should(String story) throws IOException {
    compare(story + ".md", Markdown.of(report(story)));
  }

  @ParameterizedTest
  @MethodSource("jsonStories")
  void a_program_finds_the_same(String story) throws IOException {
    compare(story + ".json", ReportJson.of(report(story)) + "\n");
  }

  @Test
  void every_outcome_has_a_story() {
    assertThat(Stories.all().values().stream().flatMap(each -> Report.of(each).outcome().stream()))
        .contains(dev.ripcord.journal.Outcome.values());
  }

  private static Report report(String story) {
    return Report.of(Stories.all().getOrDefault(story, List.of()));
  }

  private static void compare(String name, String text) throws IOException {
    var file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("ripcord.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
