package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text becomes nodes with places, or an error that an ordinary person understands. */
class YamlReaderTest {
  @Test
  void every_value_knows_its_place() {
    var root = (Node.Mapping) YamlReader.read("a: 1\nb:\n  - x\n  - y\n", "f");
    assertThat(root.get("a").orElseThrow().place()).isEqualTo(new Place("f", 1, 4));
    var list = (Node.Sequence) root.get("b").orElseThrow();
    assertThat(list.items().getLast().place()).hasToString("f:4:5");
  }

  @Test
  void a_value_stays_the_text_that_was_written() {
    var root = (Node.Mapping) YamlReader.read("a: 1.10\nb: yes\nc: 0x10\nd: 012\n", "f");
    assertThat(Nodes.json(root))
        .isEqualTo("{\"a\": \"1.10\", \"b\": \"yes\", \"c\": \"0x10\", \"d\": \"012\"}");
  }

  @Test
  void a_byte_order_mark_and_the_line_ends_of_windows_are_taken() {
    assertThat(Nodes.json(YamlReader.read("\ufeffa: 1\r\nb: 2\r\n", "f")))
        .isEqualTo("{\"a\": \"1\", \"b\": \"2\"}");
  }

  @Test
  void an_alias_stands_for_the_whole_value_of_its_anchor() {
    assertThat(Nodes.json(YamlReader.read("a: &x { b: 1 }\nc: *x\n", "f")))
        .isEqualTo("{\"a\": {\"b\": \"1\"}, \"c\": {\"b\": \"1\"}}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void an_error_says_where_and_in_plain_words(String text, String said) {
    assertThatThrownBy(() -> YamlReader.read(text, "f"))
        .isInstanceOf(CatalogException.class)
        .hasMessage(said);
  }

  static Stream<Arguments> an_error_says_where_and_in_plain_words() {
    return Stream.of(
        Arguments.of(
            "a:\n\tb: 1", "f:2:1: a tab stands here; YAML takes only spaces for indentation"),
        Arguments.of(
            "a: b: c",
            "f:1:5: a ':' does not fit here: is the indentation right, or does a text with ': ' in"
                + " it need quotes?"),
        Arguments.of("a: [1, 2", "f:1:9: the '[' of line 1 is not closed, or a ',' is missing"),
        Arguments.of(
            "a:\n  {b: 1\n", "f:3:1: the '{' of line 2 is not closed, or a ',' is missing"),
        Arguments.of("a: \"x\nb: 1", "f:2:5: the quote that opens at line 1 is never closed"),
        Arguments.of(
            "a: \"\\d+\"",
            "f:1:6: no escape that YAML knows: use single quotes for a text with backslashes"),
        Arguments.of(
            "a:\n  b: 1\n c: 2", "f:3:2: this line's indentation does not fit the lines above"),
        Arguments.of("- a\nb: 1", "f:2:1: this line's indentation does not fit the lines above"),
        Arguments.of(
            "a: 'it's'",
            "f:1:8: something follows a value that has ended: does the whole text need quotes?"),
        Arguments.of(
            "a: @b", "f:1:4: a value cannot begin with this character: put the value in quotes"),
        Arguments.of("a: - b", "f:1:4: a list item ('- ') has to begin a line of its own"),
        Arguments.of(
            "a: 1\nb:2\nc: 3",
            "f:3:1: line 2 is no 'key: value': is the ':' missing, or the space after it?"),
        Arguments.of(
            "a: [1,,2]",
            "f:1:7: a value is missing here: expected the node content, but" + " found ','"),
        Arguments.of(
            "a: |9x",
            "f:1:6: not readable as YAML: expected chomping or indentation"
                + " indicators, but found x(120) (while scanning a block scalar)"),
        Arguments.of("{a: 1} x", "f:1:8: something follows the end of the text"),
        Arguments.of("a: 1\n---\nb: 2", "f:2:1: a second document begins here; a file has one"),
        Arguments.of("", "f: the file is empty"),
        Arguments.of("# only a comment\n", "f: the file is empty"),
        Arguments.of("a: \u0000", "f:1:4: a NUL character: this is not a text file"),
        Arguments.of(
            "a: 1\nb: \u0007",
            "f:2:4: the character U+0007 cannot stand in YAML; in double quotes write \\u0007"),
        Arguments.of(
            "a: \ud83d",
            "f:1:4: the character U+D83D cannot stand in YAML; in double quotes write \\ud83d"),
        Arguments.of(
            "a: !secret x",
            "f:1:4: tags ('!...') are not supported; a value that begins" + " with ! needs quotes"),
        Arguments.of("? [a]\n: 1", "f:1:3: a key must be a word"),
        Arguments.of(
            "a: *x",
            "f:1:4: no '&x' ends above this line; a value that begins with *" + " needs quotes"),
        Arguments.of(
            "a: &x [*x]",
            "f:1:8: no '&x' ends above this line; a value that begins with *" + " needs quotes"),
        Arguments.of(
            "a: &x {b: 1}\nc:\n  <<: *x\n",
            "f:3:3: merge keys ('<<') are not supported:"
                + " write the lines out, or alias a whole value"));
  }

  @Test
  void a_key_that_stands_twice_is_told_with_both_lines_and_so_is_the_next() {
    assertThatThrownBy(() -> YamlReader.read("a: 1\nb: 1\na: 2\nb: 2\n", "f"))
        .hasMessage(
            "f:3:1: 'a' stands here twice, first at line 1\n"
                + "f:4:1: 'b' stands here twice, first at line 2");
  }

  @Test
  void an_alias_bomb_ends_in_an_error_at_once() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () ->
            assertThatThrownBy(() -> YamlReader.read(bomb.toString(), "f"))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("f:6:")
                .hasMessageContaining("aliases inside aliases"));
  }

  @ParameterizedTest
  @MethodSource
  void deep_nesting_ends_in_an_error_at_once(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () ->
            assertThatThrownBy(() -> YamlReader.read(text, "f"))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("nested more than 64 levels deep"));
  }

  static Stream<String> deep_nesting_ends_in_an_error_at_once() {
    return Stream.of("[".repeat(200_000), "{a: ".repeat(100_000), "- ".repeat(100_000));
  }

  @Test
  void more_text_than_is_reasonable_is_refused() {
    assertThatThrownBy(() -> YamlReader.read(" ".repeat(YamlReader.CHARACTERS + 1), "f"))
        .hasMessage("f: has 8388609 characters; the limit is 8388608");
  }

  @Test
  void what_is_written_as_json_is_read_back_the_same() {
    var seed = System.getProperty("ripcord.seed", Long.toString(new SplittableRandom().nextLong()));
    System.out.println("seed " + seed);
    var random = new SplittableRandom(Long.parseLong(seed));
    for (var i = 0; i < 2_000; i++) {
      var node = RandomNodes.node(random, 3);
      var json = Nodes.json(node);
      assertThat(Nodes.json(YamlReader.read(json, "f"))).as("seed %s", seed).isEqualTo(json);
      assertThat(RandomNodes.values(YamlReader.read(json, "f")))
          .as("seed %s, %s", seed, json)
          .isEqualTo(RandomNodes.values(node));
    }
  }
}
