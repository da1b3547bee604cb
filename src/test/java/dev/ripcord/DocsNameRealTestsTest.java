package dev.ripcord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whatever {@code Class#method} a page of the documentation names is a test that there is. */
final class DocsNameRealTestsTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w+)#([a-z_]\\w*)");

  @ParameterizedTest
  @MethodSource("pages")
  void every_test_that_a_page_names_is_there(Path page) throws IOException {
    var missing = named(page).stream().filter(each -> !isTest(each)).map(MatchResult::group);
    assertThat(missing).as(page.toString()).isEmpty();
  }

  @Test
  void the_bad_days_are_named_with_their_tests() throws IOException {
    assertThat(named(Path.of("docs/bad-days.md"))).hasSizeGreaterThan(30);
  }

  @Test
  void a_test_that_is_not_there_is_noticed() {
    assertThat(
            Stream.of("FlowTest#drivers_never_import_one_another", "FlowTest#nothing_like_it")
                .map(each -> NAMED.matcher(each).results().findFirst().orElseThrow())
                .map(DocsNameRealTestsTest::isTest))
        .containsExactly(true, false);
  }

  private static List<MatchResult> named(Path page) throws IOException {
    return NAMED.matcher(Files.readString(page)).results().toList();
  }

  private static boolean isTest(MatchResult named) {
    return classes(named.group(1))
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .filter(each -> each.getName().equals(named.group(2)))
        .anyMatch(each -> AnnotationSupport.isAnnotated(each, Testable.class));
  }

  private static Stream<Class<?>> classes(String name) {
    return files(TESTS, name + ".java").stream()
        .map(each -> TESTS.relativize(each).toString())
        .map(each -> each.substring(0, each.length() - ".java".length()).replace('/', '.'))
        .map(DocsNameRealTestsTest::load);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, DocsNameRealTestsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> pages() {
    return files(Path.of("docs"), ".md");
  }

  private static List<Path> files(Path below, String end) {
    try (var all = Files.walk(below)) {
      return all.filter(
              each -> ("/" + each.getFileName()).endsWith(end.startsWith(".") ? end : "/" + end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
