package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads who has neither Ripcord nor its script. */
class RunbookTest {
  private static final Path GOLDEN = Path.of("src/test/resources/export");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^(```+)sh\n(.*?)^\\1$");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "streamlick, streamlick, quick",
    "lavalink, lavalink, systemd",
    "lavalink, lavalink-docker, docker",
    "scenextras, api, standard"
  })
  void is_as_it_was_found_good(String example, String service, String procedure)
      throws IOException {
    var golden = GOLDEN.resolve(example + "-" + procedure + ".md");
    var catalog = Exported.catalog(Files.readString(Path.of("examples", example, "ripcord.yaml")));
    var text = Exported.page(catalog.service(service), procedure).text();
    if (System.getProperty("ripcord.golden", "").equals("write")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  static Stream<Arguments> procedures() throws IOException {
    return ExampleScriptsTest.procedures();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("procedures")
  void its_blocks_can_be_pasted_and_no_blank_is_left(String example, String name, String procedure)
      throws Exception {
    var service = Exported.catalog(Files.readString(Path.of(example))).service(name);
    var text = Exported.page(service, procedure).text();
    var file = Files.writeString(folder.resolve("blocks"), String.join("", blocks(text)));
    assertThat(new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start().waitFor())
        .isZero();
    assertThat(text).contains("### Steps", "### Proof").doesNotContain("?$", "{as", "$1", "${file");
  }

  @Test
  void what_it_says_to_paste_does_it() throws Exception {
    var text =
        page(
            "{ link: { path: DIR/now, to: DIR/new } }",
            "{ copy-file: { from: DIR/a, to: DIR/b } }");
    Files.createDirectory(folder.resolve("new"));
    Files.writeString(folder.resolve("a"), "new");
    Files.writeString(folder.resolve("b"), "old");
    var said = bash(String.join("", blocks(text)).replace("/var/tmp/", folder + "/kept-"));
    assertThat(folder.resolve("now")).as(said).isSymbolicLink();
    assertThat(folder.resolve("b")).as(said).hasContent("new");
  }

  @Test
  void a_secret_is_read_by_the_shell_and_stands_nowhere() {
    var text =
        page(
            "{ command: { run: [ deploy ], environment: { KEY: '${env:API_KEY}' } } }",
            "{ wait: { for: [ { name: web, http: { url: 'http://localhost:1/',"
                + " headers: { Authorization: 'Bearer ${env:API_KEY}' } } } ], within: 5s } }");
    assertThat(text)
        .contains("read -rsp 'API_KEY: ' env_API_KEY")
        .contains("KEY=\"$env_API_KEY\" deploy")
        .contains("-H @<(printf '%s: %s\\n' Authorization 'Bearer '\"$env_API_KEY\")");
  }

  @Test
  void another_step_makes_one_stale_and_another_date_does_not() {
    var page = made("{ wait: 1s }");
    var later = page.text().replace("2026-01-02", "2026-02-03");
    assertThat(page.runs()).isFalse();
    assertThat(page.compared(Optional.of(later))).isEqualTo(Script.State.CURRENT);
    assertThat(page.compared(Optional.of(later + "I was here"))).isEqualTo(Script.State.EDITED);
    assertThat(page.compared(Optional.of(made("{ wait: 2s }").text())))
        .isEqualTo(Script.State.STALE);
  }

  @Test
  void what_a_catalog_says_is_no_markdown() {
    assertThat(Markdown.text("a *b* <b> `c`\n# d")).isEqualTo("a \\*b\\* &lt;b\\> \\`c\\` \\# d");
  }

  private String page(String... steps) {
    return made(steps).text();
  }

  private Script made(String... steps) {
    var service =
        "ripcord: 1\nservices: { it: { target: { systemd: { unit: it } }, verify: { checks: [ { unit: it } ] },"
            + " procedures: { back: { budget: 1m, steps: [ "
            + String.join(", ", steps).replace("DIR", folder.toString())
            + " ] } } } }";
    return Exported.page(Exported.catalog(service).service("it"), "back");
  }

  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(each -> each.group(2)).toList();
  }

  private static String bash(String commands) throws Exception {
    var process = new ProcessBuilder("bash", "-c", commands).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
