package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script does, and how it ends, in the hands of a plain shell. */
class ScriptRunTest {
  private static final String PROOF =
      "verify: { checks: [ { name: it is there, command: { run: [ test, -e, DIR/there ] } } ],"
          + " good: 2, every: 1s, within: 2s }";

  @TempDir Path folder;

  @Test
  void what_is_not_there_is_made_and_seen() {
    var script = touching("there", "verify: { command: { run: [ test, -e, DIR/there ] } }");
    var ended = run().yes(script);
    assertThat(ended.out()).contains("good    it is there");
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("RECOVERED");
  }

  @ParameterizedTest
  @CsvSource({
    "openjdk version \"17.0.9\" 2023-10-17, 0",
    "java version \"1.8.0_392\", 3",
    "openjdk version \"9\" 2017, 3",
    "v20.11.0, 0",
    "hello, 3"
  })
  void a_program_that_is_too_old_refuses_it(String said, int exit) throws IOException {
    Files.writeString(folder.resolve("said"), said + "\n");
    Files.createFile(folder.resolve("there"));
    var script =
        script(
            "prerequisites: [ { name: new enough,",
            "  version: { shell: 'cat DIR/said >&2', at-least: 17 } } ]",
            "procedures: { back: { budget: 1m, steps: [ { command: { run: [ touch, DIR/there ],",
            "  observe: { file: DIR/there } } } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
  }

  @Test
  void evidence_is_kept_before_anything_is_changed() throws IOException {
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [",
            "  { evidence: { into: DIR/kept, take: { list: { run: [ ls, DIR ] } } } },",
            "  { command: { run: [ touch, DIR/there ], observe: { file: DIR/there } } } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isZero();
    try (var files = Files.list(folder.resolve("kept"))) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .contains("== list: ls", "== exit 0")
          .doesNotContain("\nthere\n");
    }
  }

  @Test
  void files_are_kept_and_read_back_before_anything_is_changed() throws Exception {
    Files.writeString(folder.resolve("env"), "KEY=canary");
    var script =
        script(
            "backup: { paths: [ DIR/env ], to: DIR/kept, exclude: [ \"it's\" ] }",
            "procedures: { back: { budget: 1m, steps: [ { backup: service },",
            "  { command: { run: [ touch, DIR/there ], observe: { file: DIR/there } } } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("files 1, folders 0").doesNotContain("canary");
    try (var files = Files.walk(folder.resolve("kept"))) {
      var manifest = files.filter(each -> each.endsWith("manifest")).findFirst().orElseThrow();
      assertThat(Files.readString(manifest)).contains("service: it\nlabel: backup\n", "a script");
    }
    ShellCheck.clean(Files.writeString(folder.resolve("checked.sh"), script.text()));

    Files.delete(folder.resolve("env"));
    Files.delete(folder.resolve("there"));
    var without = run().yes(script);
    assertThat(without.exit()).as(without.out()).isEqualTo(4);
    assertThat(without.out()).contains("No such file or directory");
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void what_is_there_is_left_alone() throws IOException {
    Files.createFile(folder.resolve("there"));
    var script = touching("there", "observe: { command: { run: [ test, -e, DIR/there ] } }");
    var ended = run().yes(script);
    assertThat(ended.out()).contains("already there").contains("ALREADY_THERE");
    assertThat(ended.exit()).isZero();
  }

  @Test
  void a_command_that_ends_with_0_and_changes_nothing_does_not_end_recovered() {
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [ { command: { run: [ 'true' ],"
                + " verify: { command: { run: [ test, -e, DIR/there ] } } }, within: 1s } ] } }");
    var ended = run().yes(script);
    assertThat(ended.out()).contains("FAILED").contains("not so after 1 s");
    assertThat(ended.exit()).isEqualTo(5);
  }

  @Test
  void a_proof_that_stays_bad_does_not_end_recovered() {
    var ended = run().yes(touching("elsewhere", "undo: nothing"));
    assertThat(ended.exit()).as(ended.out()).isEqualTo(5);
    assertThat(ended.out()).contains("bad     it is there").contains("FAILED_DIRTY");
  }

  @Test
  void what_a_command_did_and_nobody_can_see_is_not_proven() {
    var ended = run().yes(touching("there", "undo: nothing"));
    assertThat(ended.exit()).as(ended.out()).isEqualTo(7);
    assertThat(ended.out()).contains("ROLLED_BACK_UNVERIFIED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "not-a-program-of-anybody"})
  void a_gate_that_stays_shut_or_cannot_be_seen_stops_before_what_comes_after_it(String gate) {
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [",
            "  { wait: { for: [ { name: gate, command: { run: [ '"
                + gate
                + "' ] } } ], within: 1s } },",
            "  { command: { run: [ touch, DIR/there ] } } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(4);
    assertThat(ended.out()).contains("FAILED_SAFE").contains("nothing was changed");
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void an_emergency_goes_on_past_what_failed_and_says_so_at_the_end() {
    var script =
        script(
            "procedures: { back: { budget: 1m, continue-on-failure: true, steps: [",
            "  { command: { run: [ 'false' ] } },",
            "  { command: { run: [ touch, DIR/there ], observe: { file: DIR/there } } } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(6);
    assertThat(ended.out()).contains("PARTIAL").contains("left so:");
  }

  @Test
  void a_condition_that_does_not_hold_leaves_a_step_out() {
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [",
            "  { command: { run: [ touch, DIR/there ] },",
            "    when: { command: { run: [ 'false' ] } } } ] } }");
    assertThat(run().yes(script).out()).contains("left out");
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void what_it_needs_and_is_not_there_refuses() {
    var script =
        script(
            "prerequisites: [ { name: a key, file: DIR/key } ]",
            "procedures: { back: { budget: 1m, steps: [ { command: [ touch, DIR/there ] } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(3);
    assertThat(ended.out()).contains("REFUSED").contains("a key");
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void without_a_terminal_it_takes_a_yes() {
    var script = touching("there", "undo: nothing");
    assertThat(run().run(script, Map.of()).exit()).isEqualTo(2);
    assertThat(run().run(script, Map.of(), "--nonsense").exit()).isEqualTo(2);
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void a_dry_run_only_looks() {
    var ended = run().run(touching("there", "undo: nothing"), Map.of(), "--dry-run");
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("would be done").contains("Nothing was changed");
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void a_secret_is_asked_of_the_environment_and_stands_nowhere() throws IOException {
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [ { command: {",
            "  shell: 'printf %s \"$KEY\" >DIR/there; echo \"$KEY\"',",
            "  environment: { KEY: \"a ${env:API_KEY} ${file:DIR/secret}\" },",
            "  verify: { file: DIR/there } } } ] } }");
    Files.writeString(folder.resolve("secret"), " from file \n");
    var refused = run().run(script, Map.of(), "--yes");
    assertThat(refused.exit()).as(refused.out()).isEqualTo(3);
    assertThat(refused.out()).contains("API_KEY");
    var ended = run().run(script, Map.of("API_KEY", "s3'c\"r$et"), "--yes");
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out()).doesNotContain("s3'c");
    assertThat(folder.resolve("there")).hasContent("a s3'c\"r$et from file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$(touch oops)", "`touch oops`", "'; touch oops; '", "a\nb", "\\ \" * ~"})
  void what_a_catalog_says_means_itself_and_nothing_else(String hostile) throws IOException {
    var json = dev.ripcord.catalog.Nodes.json(dev.ripcord.catalog.Nodes.text(hostile));
    var script =
        script(
            "procedures: { back: { budget: 1m, steps: [ { name: " + json + ", command: {",
            "  run: [ sh, -c, 'printf %s \"$1\" >DIR/there', sh, " + json + " ],",
            "  verify: { command: { run: [ cat, DIR/there ], stdout-contains: " + json + " } }",
            "} } ] } }");
    var ended = run().yes(script);
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(Files.readString(folder.resolve("there"))).isEqualTo(hostile);
    assertThat(Path.of("oops")).doesNotExist();
  }

  private Script touching(String name, String more) {
    return script(
        "procedures: { back: { budget: 1m, steps: [ { command: { run: [ touch, DIR/"
            + name
            + " ], "
            + more
            + " } } ] } }");
  }

  /** {@code DIR} is the folder of the test. */
  private Script script(String... lines) {
    var text = String.join("\n", lines) + "\n" + PROOF;
    return Exported.script(text.replace("DIR", folder.toString()).split("\n", -1));
  }

  private RunScript run() {
    return new RunScript(folder);
  }
}
