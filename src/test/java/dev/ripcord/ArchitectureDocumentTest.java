package dev.ripcord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.docs.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents about the code name what is there, and their links lead somewhere. */
final class ArchitectureDocumentTest {
  private static final Document PAGE = Document.of("docs/architecture.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");
  private static final Pattern NAME =
      Pattern.compile("`(?:[a-z]+\\.)?([A-Z][a-z]\\w+)(?:\\.(\\w+))?(?:\\([^`]*\\))?`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Set<String> OF_JAVA = Set.of("ServiceLoader");

  @Test
  void the_map_has_the_packages_in_their_order() {
    var rows = ROW.matcher(PAGE.text()).results().map(each -> each.group(1));
    assertThat(rows).containsExactlyElementsOf(FlowTest.ORDER);
  }

  @Test
  void every_class_that_is_named_is_there() throws IOException {
    var sources = sources();
    var names = NAME.matcher(PAGE.text()).results().toList();
    assertThat(names).hasSizeGreaterThan(20);
    for (var each : names) {
      if (!OF_JAVA.contains(each.group(1))) {
        assertThat(source(sources, each)).as(each.group()).contains(member(each));
      }
    }
  }

  @Test
  void links_between_documents_lead_somewhere() {
    for (var page : Document.all()) {
      var links = LINK.matcher(page.text()).results().map(each -> each.group(1)).toList();
      assertThat(links)
          .as(page.toString())
          .allMatch(each -> Files.exists(page.file().resolveSibling(each)));
    }
  }

  private static String member(MatchResult name) {
    return name.group(2) == null ? name.group(1) : name.group(2);
  }

  private static String source(Map<String, Path> sources, MatchResult name) throws IOException {
    var file = sources.get(name.group(1) + ".java");
    assertThat(file).as(name.group()).isNotNull();
    return Files.readString(file);
  }

  private static Map<String, Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(each -> each.getFileName().toString(), each -> each, (a, _) -> a));
    }
  }
}
