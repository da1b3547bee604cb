package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.WebAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCheckTest {
  private static final String PAGE =
      """
      <!doctype html><title>x</title>
      <link rel="stylesheet" href="/assets/a.css">
      <link rel=modulepreload href=assets/b.js>
      <link rel="icon" href="/favicon.ico">
      <!-- <script src="/old.js"></script> -->
      <script type="module" crossorigin src='./assets/a.js?v=1&amp;w=2'></script>
      <script src="https://cdn.example/lib.js"></script><script>inline()</script>
      """;
  private static final Map<String, String> FILES =
      Map.of(
          "/", PAGE,
          "/assets/a.js", "const env = {VITE_USE_ANT_MEDIA:\"false\"}",
          "/assets/b.js", "b",
          "/assets/a.css", "body {}");

  @TempDir private Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(folder.resolve("dist/assets"));
    for (var each : FILES.entrySet()) {
      var name = each.getKey().equals("/") ? "index.html" : each.getKey().substring(1);
      Files.writeString(folder.resolve("dist").resolve(name), each.getValue());
    }
  }

  @Test
  void a_page_names_its_scripts_and_styles_on_its_own_origin() {
    assertThat(PageReferences.of(WebAddress.parse("http://h/"), PAGE))
        .extracting(WebAddress::path)
        .containsExactly("/assets/a.css", "/assets/b.js", "/assets/a.js?v=1&w=2");
  }

  @Test
  void what_is_served_is_searched_and_compared_with_what_was_built() {
    try (var server = serving(FILES)) {
      var good = look(server, "contains: 'VITE_USE_ANT_MEDIA:\"false\"', not-contains: '\"true\"'");
      assertThat(good.isGood()).as(good.said()).isTrue();
      assertThat(look(server, "not-contains: 'body {}'").state()).isEqualTo(State.BAD);
      var missing = look(server, "contains: 'VITE_USE_ANT_MEDIA:\"true\"'");
      assertThat(missing.said()).contains("none of its 4 files");
    }
  }

  /** A front end that was built and never deployed: every command has ended with 0. */
  @Test
  void a_bundle_that_was_built_but_not_deployed_is_bad() throws IOException {
    try (var server = serving(FILES)) {
      Files.writeString(folder.resolve("dist/assets/a.js"), "VITE_USE_ANT_MEDIA:\"true\"");

      var finding = look(server, "contains: false");

      assertThat(finding.state()).isEqualTo(State.BAD);
      assertThat(finding.said()).contains("assets/a.js differs");
    }
  }

  /** {@code try_files $uri /index.html} answers 200 for a script that is not there. */
  @Test
  void a_page_served_in_the_place_of_a_script_is_bad() {
    try (var server = LoopbackServer.answering(200, PAGE)) {
      assertThat(look(server, "contains: x").state()).isEqualTo(State.BAD);
    }
  }

  @Test
  void a_script_that_is_missing_is_bad_and_so_is_a_page_that_fails() {
    try (var half = serving(Map.of("/", PAGE, "/assets/a.css", "body {}"));
        var down = LoopbackServer.answering(502, "")) {
      assertThat(look(half, "contains: x").said()).contains("/assets/b.js: 404");
      assertThat(look(down, "contains: x").said()).contains("502");
    }
  }

  @Test
  void without_anything_built_there_is_nothing_to_compare_with() {
    try (var server = serving(FILES)) {
      var finding =
          Checks.look(
              "bundle",
              "{ url: '" + server.url("/") + "', sha256-of: " + folder.resolve("none") + " }",
              Checks.local(folder));
      assertThat(finding.state()).isEqualTo(State.UNKNOWN);
      assertThat(finding.said()).contains("nothing is built");
    }
  }

  @Test
  void names_of_files_may_be_strange() throws IOException {
    var strange = Files.createDirectories(folder.resolve("strange"));
    Files.writeString(strange.resolve("a\nb\\c d"), "x");

    var answer =
        FileHashes.read(
            Checks.local(folder), strange, java.util.Optional.empty(), java.util.List.of());

    assertThat(answer)
        .isInstanceOfSatisfying(
            FileHashes.Answer.Read.class,
            read -> assertThat(read.hashes().files()).containsOnlyKeys("a\nb\\c d"));
  }

  private static LoopbackServer serving(Map<String, String> files) {
    return LoopbackServer.that((socket, request) -> {
      var path = request.split(" ", 3)[1].split("\\?", 2)[0];
      var body = files.get(path);
      LoopbackServer.send(
          socket,
          body == null
              ? LoopbackServer.response(404, "nothing here")
              : LoopbackServer.response(200, body));
    });
  }

  private Finding look(LoopbackServer server, String more) {
    var yaml =
        "{ url: '"
            + server.url("/")
            + "', sha256-of: '"
            + folder.resolve("dist")
            + "', "
            + more
            + " }";
    return Checks.look("bundle", yaml, Checks.local(folder));
  }
}
