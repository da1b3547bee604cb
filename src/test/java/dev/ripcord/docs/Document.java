package dev.ripcord.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of this project. Parts of it stand between {@code <!-- made: NAME -->} and {@code <!--
 * end -->}: they are made by a test, which writes them with {@code -Dripcord.write-docs=true}.
 */
public record Document(Path file) {
  private static final boolean WRITE = Boolean.getBoolean("ripcord.write-docs");
  private static final Pattern MADE =
      Pattern.compile("(<!-- made: (.+?) -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
  private static final Pattern FENCE =
      Pattern.compile("^( *)```(\\w*)\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

  public static Document of(String file) {
    return new Document(Path.of(file));
  }

  /** Every Markdown file that people read. */
  public static List<Document> all() {
    var files = new ArrayList<Path>();
    for (var folder : List.of(".", "docs", "examples/streamlick")) {
      try (var found = Files.newDirectoryStream(Path.of(folder), "*.md")) {
        found.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.stream().map(Path::normalize).sorted().map(Document::new).toList();
  }

  public String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the parts that are made. */
  public List<String> made() {
    return MADE.matcher(text()).results().map(each -> each.group(2)).toList();
  }

  /** Compares the parts of these names with what they should be; what differs all the time goes. */
  public void holds(Map<String, String> parts, UnaryOperator<String> steady) {
    if (WRITE) {
      write(parts, steady);
    }
    var found = MADE.matcher(text()).results().toList();
    assertThat(found)
        .as("parts of %s", file)
        .extracting(e -> e.group(2))
        .containsAll(parts.keySet());
    found.stream()
        .filter(each -> parts.containsKey(each.group(2)))
        .forEach(each ->
            assertThat(steady.apply(each.group(3)))
                .as("%s, '%s' (mvn test -Dripcord.write-docs=true writes it)", file, each.group(2))
                .isEqualTo(steady.apply(part(parts, each))));
  }

  private void write(Map<String, String> parts, UnaryOperator<String> steady) {
    var text =
        MADE.matcher(text())
            .replaceAll(each ->
                Matcher.quoteReplacement(
                    each.group(1)
                        + newer(part(parts, each), each.group(3), steady)
                        + each.group(4)));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What says the same stays as it is. */
  private static String newer(String made, String written, UnaryOperator<String> steady) {
    return steady.apply(made).equals(steady.apply(written)) ? written : made;
  }

  private static String part(Map<String, String> parts, MatchResult each) {
    return parts.getOrDefault(each.group(2), each.group(3));
  }

  /** The text of each block in a language, with the line it starts at. */
  public List<Block> blocks(String language) {
    var text = text();
    return FENCE
        .matcher(text)
        .results()
        .filter(each -> each.group(2).equals(language))
        .map(each ->
            new Block(
                file + ":" + text.substring(0, each.start()).lines().count(),
                each.group(3).replaceAll("(?m)^" + each.group(1), "")))
        .toList();
  }

  /** A block of text between fences. */
  public record Block(String place, String text) {
    @Override
    public String toString() {
      return place;
    }
  }
}
