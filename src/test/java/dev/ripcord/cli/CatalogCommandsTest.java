package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Starter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting up, with the drivers as they are. */
final class CatalogCommandsTest {
  @TempDir private Path folder;
  private final Desk desk = new Desk();

  @Test
  void the_starter_has_nothing_wrong_and_nothing_dangerous() {
    var file = folder.resolve("ripcord.yaml");
    assertThat(desk.run("init --service shop " + file).code()).isZero();
    assertThat(file).content().contains("  shop:");
    var ran = desk.run("check " + file + " --strict");
    assertThat(ran.out()).contains("1 service, nothing is wrong");
    assertThat(ran.code()).isZero();
  }

  @Test
  void init_refuses_a_name_that_no_service_can_have() {
    var file = folder.resolve("ripcord.yaml");
    var ran = desk.run("init --service ../shop " + file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("lower case letters");
    assertThat(file).doesNotExist();
  }

  @Test
  void init_leaves_a_file_that_is_there() throws IOException {
    var file = Files.writeString(folder.resolve("mine.yaml"), "mine");
    var ran = desk.run("init " + file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("left as it is");
    assertThat(file).hasContent("mine");
    assertThat(desk.run("init " + folder.resolve("no/such/folder.yaml")).code()).isEqualTo(2);
  }

  @Test
  void check_tells_every_problem_with_its_place_and_ends_with_2() throws IOException {
    var text =
        Starter.text("shop").replace("budget: 2m", "buget: 2m").replace("good: 3", "good: x");
    var file = Files.writeString(folder.resolve("bad.yaml"), text);
    var ran = desk.run("check " + file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains("bad.yaml:").contains("'budget'").contains("problems");
    assertThat(desk.run("--catalog " + file + " check --json").out()).contains("\"line\"");
  }

  @Test
  void what_is_dangerous_counts_only_when_strict() throws IOException {
    var text = Starter.text("shop").replaceFirst(" +verify: \\[ health ]\n", "");
    var file = Files.writeString(folder.resolve("risky.yaml"), text);
    var ran = desk.run("check " + file);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("warning:").contains("1 warning");
    assertThat(desk.run("check " + file + " --strict").code()).isEqualTo(2);
  }

  @Test
  void no_catalog_says_how_to_begin() {
    desk.opener = Open::ripcord;
    var ran = desk.run("--catalog " + folder.resolve("none.yaml"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("is not there").contains("ripcord init");
  }

  @Test
  void the_schema_is_json_schema() {
    assertThat(desk.run("schema").out()).contains("\"$schema\"").contains("\"services\"");
  }
}
