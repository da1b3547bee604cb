package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Starter;
import dev.ripcord.rule.Sample;
import dev.ripcord.watch.SampleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  void rules_are_tried_on_written_stories() throws IOException {
    var rules = "    rules: { down: { when: unavailable(health) for 1m, action: rollback } }\n";
    var catalog = Files.writeString(folder.resolve("c.yaml"), Starter.text("shop") + rules);
    var story =
        """
        service: shop
        tests:
          - name: a minute is enough
            series: { health: bad x3 }
            expect: [ { rule: down, at: 1m, verdict: tripped } ]
        """;
    var good = Files.writeString(folder.resolve("good.yaml"), story);
    var ran = desk.run("--catalog " + catalog + " rules test " + good);
    assertThat(ran.out()).contains("a minute is enough").contains("1 story, 0 not as expected");
    assertThat(ran.code()).isZero();
    var bad = Files.writeString(folder.resolve("bad.yaml"), story.replace("x3", "x2"));
    var failed = desk.run("--catalog " + catalog + " rules test " + bad);
    assertThat(failed.code()).isEqualTo(3);
    assertThat(failed.out())
        .contains("bad.yaml:5:15: rule 'down' at 1m: expected tripped, but it was pending");
    assertThat(desk.run("--catalog " + catalog + " rules test " + bad + " --json").out())
        .contains("\"failed\": 1");
  }

  @Test
  void rules_are_played_on_what_was_seen() throws IOException {
    var rules = "    rules: { down: { when: unavailable(health) for 1m, action: rollback } }\n";
    var catalog = Files.writeString(folder.resolve("c.yaml"), Starter.text("shop") + rules);
    var lines = new StringBuilder("{\"at\":\"2026-03-01T09:00:00Z\",\"deployed\":2}\n");
    for (var i = 0; i < 20; i++) {
      lines.append(
          "{\"at\":\"2026-03-01T09:%02d:%sZ\",\"sample\":\"health\",\"state\":\"%s\"}\n"
              .formatted(i / 2, i % 2 == 0 ? "00" : "30", i < 10 ? "good" : "bad"));
    }
    var file = Files.writeString(folder.resolve("seen.jsonl"), lines);
    var before = "--catalog " + catalog + " rules replay shop --samples " + file;
    var ran = desk.run(before);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("down: would have gone back")
        .contains("A rule tripped once: would have gone back once. Nothing was done.");
    assertThat(desk.run(before + " --json").out()).contains("\"wouldHaveGoneBack\": 1");
    var copy = folder.resolve("copy.jsonl");
    assertThat(desk.run(before + " --write " + copy).code()).isZero();
    assertThat(copy).hasSameTextualContentAs(file);
    assertThat(desk.run(before + " --write " + copy).err()).contains("is there already");
    assertThat(desk.run(before.replace("seen", "unseen")).err()).contains("there is no file");
    Files.writeString(file, "{}");
    assertThat(desk.run(before).err()).contains("seen.jsonl:1:1: 'at' is missing");
  }

  @Test
  void rules_are_played_on_what_was_kept_beside_the_journal() throws IOException {
    var rules = "    rules: { down: { when: unavailable(health) for 1m, action: rollback } }\n";
    var catalog = Files.writeString(folder.resolve("c.yaml"), Starter.text("shop") + rules);
    var line = "--catalog " + catalog + " --journal-dir " + folder + " rules replay shop";
    desk.opener = Open::ripcord;
    assertThat(desk.run(line).out()).contains("shop: no samples were kept of that time");
    try (var store = SampleStore.open(folder.resolve("samples"), desk.clock, _ -> {})) {
      for (var i = 0; i < 10; i++) {
        store.add("shop", Sample.of("health", desk.clock.now(), Sample.State.BAD));
        desk.clock.pass(Duration.ofSeconds(30));
      }
    }
    assertThat(desk.run(line + " --since 1h").out())
        .contains("10 samples of 1 probes")
        .contains("down: held by armed-by-a-change: no deployment is known");
    assertThat(desk.run(line + " --since x").err()).contains("--since takes a length of time");
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
