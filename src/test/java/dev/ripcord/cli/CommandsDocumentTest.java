package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.docs.Document;
import dev.ripcord.journal.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** What {@code docs/commands.md} shows is typed again, in its order, at a service that runs. */
@Timeout(180)
final class CommandsDocumentTest {
  private static final Document PAGE = Document.of("docs/commands.md");

  @Test
  void what_is_shown_is_what_is_printed(@TempDir(factory = Place.class) Path folder)
      throws Exception {
    var parts = new LinkedHashMap<String, String>();
    try (var shop = RealShop.in(folder, PAGE.blocks("yaml").getFirst().text())) {
      for (var each : PAGE.made()) {
        if (each.startsWith("$ ")) {
          parts.put(each, "```console\n" + typed(shop, each) + "```\n");
        }
      }
    }
    assertThat(parts).hasSizeGreaterThan(15);
    PAGE.holds(parts, CommandsDocumentTest::steady);
    var report = "$ ripcord report shop";
    Document.of("docs/report.md")
        .holds(Map.of(report, parts.getOrDefault(report, "")), CommandsDocumentTest::steady);
  }

  /** About as long as the name on the page, as lines are broken where they are full. */
  static final class Place implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      var number = ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36);
      return Files.createDirectory(Path.of("/tmp", Integer.toString(number, 36)));
    }
  }

  /** The lines that somebody types stand in the name of the part. */
  private static String typed(RealShop shop, String name) throws IOException, InterruptedException {
    var shown = new StringBuilder();
    for (var line : name.substring(2).split(" \\$ ", -1)) {
      shown.append("$ ").append(line).append('\n').append(shop.type(line));
    }
    return shown.toString();
  }

  @Test
  void every_command_stands_there_with_its_help() {
    var help =
        Commands.NAMES.stream()
            .map(each ->
                "### " + each + "\n\n```text\n" + new Desk().run("help " + each).out() + "```\n")
            .collect(Collectors.joining("\n"));
    var all = new Desk().run("help").out();
    var options = all.substring(all.indexOf("Every command takes:"), all.indexOf("\nMore on one"));
    PAGE.holds(
        Map.of("help of every command", help, "global options", "```text\n" + options + "```\n"),
        UnaryOperator.identity());
  }

  @Test
  void every_command_that_stands_there_is_known() {
    var known = new TreeSet<>(Commands.NAMES);
    known.addAll(Commands.NAMES.stream().map(each -> each.split(" ", -1)[0]).toList());
    for (var page : Document.all()) {
      var named =
          Pattern.compile("(?:`|\\./|^\\$ )ripcord(?: --json)? ([a-z]+)", Pattern.MULTILINE)
              .matcher(page.text())
              .results()
              .map(each -> each.group(1));
      assertThat(named).as(page.toString()).allMatch(known::contains);
    }
  }

  @Test
  void the_table_of_outcomes_is_the_one_of_the_program() {
    var rows =
        Arrays.stream(Outcome.values())
            .map(each -> "| " + each + " | " + each.exitCode() + " | " + each.meaning() + " |\n")
            .collect(Collectors.joining());
    var others =
        "| (a fault of Ripcord) | %d | nothing is known of the run; `ripcord status` tells |\n"
                .formatted(Exit.FAULT)
            + "| (usage or catalog error) | %d | nothing was begun; each problem with its place |\n"
                .formatted(Exit.USAGE);
    var table = "| outcome | exit code | meaning |\n| --- | --- | --- |\n" + rows + others;
    PAGE.holds(Map.of("outcomes", table), UnaryOperator.identity());
  }

  @Test
  void the_readme_has_each_outcome_with_its_exit_code() {
    var text = Document.of("README.md").text();
    for (var each : Outcome.values()) {
      assertThat(text)
          .containsPattern("(?m)^\\|[^|]*\\b" + each + "\\b[^|]*\\| " + each.exitCode() + " \\|");
    }
  }

  /** What is another at every run has a name instead; blanks depend on it. */
  private static String steady(String text) {
    return text.replaceAll("\\b\\d{8}-\\d{6}(-[0-9a-z]{3})?\\b", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d)?Z?", "TIME")
        .replaceAll("\\b\\d\\d:\\d\\d:\\d\\d\\b", "TIME")
        .replaceAll("\\b[0-9a-f]{40,64}\\b", "HASH")
        .replaceAll("process \\d+", "PROCESS")
        .replaceAll("\\d+(\\.\\d+)? (min|s|ms)\\b( \\d+ s)?", "LENGTH")
        // where a long text is cut depends on how many digits a time in it has
        .replaceAll("but \\$\\.version [^|]*…", "CUT")
        .replaceAll("-{3,}", "---")
        .replaceAll("\\s+", " ");
  }
}
