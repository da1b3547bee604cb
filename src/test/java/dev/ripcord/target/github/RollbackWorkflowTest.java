package dev.ripcord.target.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow to copy has none of the traps that the runbook's has, and does what it says. */
final class RollbackWorkflowTest {
  private static final Path FILE = Path.of("examples/sermon-uploader/rollback.yml");

  @TempDir Path folder;
  private String text = "";

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(FILE);
    program(
        "ripcord",
        "printf '%s|' \"$@\" >>"
            + folder
            + "/did; [ \"$1\" != health ] || exit $(cat "
            + folder
            + "/health)");
    Files.writeString(folder.resolve("health"), "3");
    for (var each : List.of("standard", "emergency-stop")) {
      Files.writeString(
          folder.resolve("sermon-uploader-" + each + ".sh"),
          "printf '%s|' script-" + each + " \"$@\" >>" + folder + "/did\n");
    }
  }

  private void program(String name, String body) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Node at(Node node, String... path) {
    var now = node;
    for (var key : path) {
      now =
          switch (now) {
            case Node.Mapping map ->
                map.entries().stream()
                    .filter(each -> each.key().text().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .value();
            case Node.Sequence list -> list.items().get(Integer.parseInt(key));
            case Node.Scalar scalar -> throw new AssertionError(scalar.text() + " has no " + key);
          };
    }
    return now;
  }

  private String at(String... path) {
    return ((Node.Scalar) at(YamlReader.read(text, FILE.toString()), path)).text();
  }

  private Set<String> keys(String... path) {
    return ((Node.Mapping) at(YamlReader.read(text, FILE.toString()), path))
        .entries().stream().map(each -> each.key().text()).collect(Collectors.toSet());
  }

  /** Carries the script out with these inputs; its exit status. */
  private int run(String type, String commit, String reason, String force, String id)
      throws IOException, InterruptedException {
    var script =
        Files.writeString(folder.resolve("script"), at("jobs", "rollback", "steps", "0", "run"));
    var process = new ProcessBuilder("sh", "-eu", script.toString()).redirectErrorStream(true);
    process.environment().put("PATH", folder + ":/usr/bin:/bin");
    process
        .environment()
        .putAll(
            Map.of(
                "ROLLBACK_TYPE", type,
                "TARGET_COMMIT", commit,
                "REASON", reason,
                "FORCE_ROLLBACK", force,
                "RIPCORD_ID", id,
                "SCRIPTS", folder.toString()));
    Files.deleteIfExists(folder.resolve("did"));
    var running = process.start();
    running.getInputStream().readAllBytes();
    return running.waitFor();
  }

  private String did() throws IOException {
    var file = folder.resolve("did");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void it_takes_the_runbooks_inputs_and_shows_ripcords_key_in_its_title() {
    assertThat(keys("on", "workflow_dispatch", "inputs"))
        .containsExactlyInAnyOrder(
            "rollback_type", "target_commit", "reason", "force_rollback", "ripcord_id");
    assertThat(at("run-name")).contains("[${{ inputs.ripcord_id }}]");
    assertThat(at("concurrency", "cancel-in-progress")).isEqualTo("false");
    assertThat(at("jobs", "rollback", "timeout-minutes")).isEqualTo("15");
    assertThat(keys("permissions")).isEmpty();
  }

  @Test
  void no_input_is_part_of_a_script_and_nothing_in_it_lies_or_destroys() {
    var script = at("jobs", "rollback", "steps", "0", "run");
    assertThat(script).doesNotContain("${{", "prune", ":latest", "pkill", "|| true");
    assertThat(text).doesNotContain("secrets.", "docker system", "continue-on-error");
  }

  @Test
  void each_type_is_what_it_says() throws IOException, InterruptedException {
    assertThat(run("previous_version", "", "errors", "false", "")).isZero();
    assertThat(did())
        .isEqualTo(
            "health|sermon-uploader|rollback|sermon-uploader|previous|--anyway|--why=errors|--yes|");
    assertThat(run("specific_commit", "abc123def456", "x", "true", "")).isZero();
    assertThat(did())
        .isEqualTo("rollback|sermon-uploader|commit:abc123def456|--anyway|--why=x|--yes|");
    assertThat(run("emergency_stop", "", "x", "false", "")).isZero();
    assertThat(did()).isEqualTo("stop|sermon-uploader|--emergency|--why=x|--yes|");
  }

  @Test
  void a_service_that_is_well_is_left_alone_unless_it_is_forced()
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("health"), "0");
    assertThat(run("previous_version", "", "x", "false", "")).isEqualTo(3);
    assertThat(did()).isEqualTo("health|sermon-uploader|");
    assertThat(run("previous_version", "", "x", "true", "")).isZero();
  }

  @Test
  void a_reason_or_a_commit_is_never_a_command() throws IOException, InterruptedException {
    var hostile = "'; touch " + folder + "/owned; $(touch " + folder + "/owned) \" --yes";
    assertThat(run("previous_version", "", hostile, "true", "")).isZero();
    assertThat(did()).contains("--why=" + hostile + "|");
    assertThat(run("specific_commit", "main; touch " + folder + "/owned", "x", "true", ""))
        .isEqualTo(2);
    assertThat(run("specific_commit", "", "x", "true", "")).isEqualTo(2);
    assertThat(run("all_of_it", "", "x", "true", "")).isEqualTo(2);
    assertThat(folder.resolve("owned")).doesNotExist();
  }

  @Test
  void started_by_ripcord_it_does_not_ask_for_the_service_that_ripcord_has()
      throws IOException, InterruptedException {
    assertThat(run("previous_version", "", "x", "true", "ripcord-1")).isZero();
    assertThat(did()).isEqualTo("script-standard|--yes|");
    assertThat(run("emergency_stop", "", "x", "true", "ripcord-1")).isZero();
    assertThat(did()).isEqualTo("script-emergency-stop|--yes|");
    assertThat(run("specific_commit", "abc1234", "x", "true", "ripcord-1")).isEqualTo(2);
  }
}
