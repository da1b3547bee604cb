package dev.ripcord.target.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.BuiltInChecks;
import dev.ripcord.check.Check;
import dev.ripcord.check.Checks;
import dev.ripcord.check.Sight;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import dev.ripcord.host.Trace;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandStepTest {
  private static final Optional<Look> BEFORE_ANYTHING = Optional.empty();

  @TempDir private Path folder;
  private Host host = Checks.local(Path.of("."));

  @BeforeEach
  void local() {
    host = Checks.local(folder);
  }

  @Test
  void what_is_observed_to_be_so_is_not_run() throws IOException {
    var step = step("run: [touch, here], observe: { command: { run: [test, -e, here] } }");
    assertThat(judge(step, BEFORE_ANYTHING)).isInstanceOf(Judgement.NotYet.class);

    Files.createFile(folder.resolve("here"));

    assertThat(judge(step, BEFORE_ANYTHING)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void it_is_done_when_it_is_seen_to_be_so_afterwards() {
    var step = step("run: [touch, here], observe: { command: { run: [test, -e, here] } }");
    var before = look(step);
    assertThat(act(step, 1, before)).isInstanceOf(StepResult.Done.class);

    assertThat(judge(step, Optional.of(before)))
        .isInstanceOfSatisfying(
            Judgement.Done.class, each -> assertThat(each.said()).contains("exit 0"));
  }

  /** An exit status of 0 and nothing done: what most tools say of what they did not do. */
  @Test
  void an_exit_status_of_0_is_no_proof() {
    var command = "if ! test -d none; then true; fi; echo deployed";
    assertThat(host.look(Command.of("sh", "-c", command)).ok()).isTrue();

    var step =
        step("shell: '" + command + "', observe: { command: { run: [test, -e, deployed] } }");
    var before = look(step);
    act(step, 1, before);

    assertThat(judge(step, Optional.of(before)))
        .isInstanceOfSatisfying(
            Judgement.NotYet.class, each -> assertThat(each.said()).contains("exit 0"));
  }

  @Test
  void without_anything_to_look_at_it_cannot_be_told_whether_it_worked() {
    var step = step("run: [true]");
    var before = look(step);
    act(step, 1, before);

    assertThat(judge(step, Optional.of(before)))
        .isInstanceOfSatisfying(
            Judgement.CannotTell.class,
            each -> assertThat(each.said()).contains("exit 0", "'verify'"));
    assertThat(look(step).facts()).containsEntry("exit", "0").containsKey("act");
    assertThat(step.repeatability()).isEqualTo(Repeatability.UNSAFE);
    assertThat(step.within()).isZero();
  }

  @Test
  void a_wrong_exit_status_fails_it_when_there_is_nothing_better_to_go_by() {
    var step = step("shell: 'echo oops >&2; exit 3'");
    var before = look(step);
    act(step, 1, before);

    assertThat(judge(step, Optional.of(before)))
        .isInstanceOfSatisfying(
            Judgement.Failed.class, each -> assertThat(each.said()).contains("exit 3: oops"));
    var allowed = step("shell: 'echo oops >&2; exit 3', exit: [0, 3]");
    var first = look(allowed);
    act(allowed, 2, first);
    assertThat(judge(allowed, Optional.of(first))).isInstanceOf(Judgement.CannotTell.class);
  }

  /** A check that was good all the time proves nothing about a command that never ran. */
  @Test
  void a_verification_counts_only_after_the_command_ran() {
    var step = step("run: [no-such-program-here], verify: { command: { run: [true] } }");
    var before = look(step);
    assertThat(before.facts()).containsEntry("verify", "good");
    assertThat(judge(step, BEFORE_ANYTHING)).isInstanceOf(Judgement.NotYet.class);

    assertThat(act(step, 1, before)).isInstanceOf(StepResult.NotStarted.class);

    assertThat(judge(step, Optional.of(before))).isInstanceOf(Judgement.NotYet.class);
    var other = step("run: [true], verify: { command: { run: [true] } }");
    var first = look(other);
    act(other, 1, first);
    assertThat(judge(other, Optional.of(first))).isInstanceOf(Judgement.Done.class);
  }

  /** A restore that fails leaves the file that should prove it: the old one. */
  @Test
  void a_wrong_exit_status_fails_it_when_what_verifies_it_was_good_before() throws IOException {
    Files.createFile(folder.resolve("old"));
    var check = "verify: { command: { run: [test, -e, old] } }";
    var step = step("shell: 'echo oops >&2; exit 3', " + check);
    var before = look(step);
    act(step, 1, before);

    assertThat(judge(step, Optional.of(before)))
        .isInstanceOfSatisfying(
            Judgement.Failed.class,
            each -> assertThat(each.said()).contains("exit 3: oops", "was so before"));
    var well = step("run: [true], " + check);
    var first = look(well);
    act(well, 2, first);
    assertThat(judge(well, Optional.of(first))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_command_that_ran_in_an_earlier_run_has_not_run_in_this_one() {
    var step = step("run: [true], verify: { command: { run: [true] } }");
    act(step, 1, look(step));
    var before = look(step);
    assertThat(before.facts()).containsEntry("exit", "0");

    assertThat(judge(step, Optional.of(before))).isInstanceOf(Judgement.NotYet.class);
  }

  /** The second process knows from the host's supervisor how the command of the first ended. */
  @Test
  void after_a_crash_its_exit_status_is_still_known_and_it_is_not_run_again() throws IOException {
    var step = step("shell: 'echo x >> ran; exit 4'");
    var before = look(step);
    act(step, 1, before);

    host = Checks.local(folder);
    assertThat(judge(step, Optional.of(before))).isInstanceOf(Judgement.Failed.class);
    assertThat(act(step, 1, before).said()).contains("exit 4");
    assertThat(Files.readString(folder.resolve("ran"))).isEqualTo("x\n");
  }

  @Test
  void one_that_hangs_is_ended_and_fails() {
    var step = step("run: [sleep, '60']");
    var before = look(step);
    var stage = new Stage(sight(), act(1), Duration.ofMillis(200));
    assertThat(step.act(stage, before).said()).contains("without an answer");

    assertThat(judge(step, Optional.of(before))).isInstanceOf(Judgement.Failed.class);
    assertThat(host.trace(act(1).part("run"))).isInstanceOf(Trace.Ended.class);
  }

  /** In a plain shell the last line decides (a failing left side of && even with set -e). */
  @Test
  void a_script_ends_at_its_first_line_that_fails() throws IOException {
    var script = "false\ntouch went-on";
    assertThat(host.look(Command.of("sh", "-c", script).in(folder)).ok()).isTrue();
    Files.delete(folder.resolve("went-on"));

    var step = step("shell: \"false\\ntouch went-on\"");
    var before = look(step);
    act(step, 1, before);

    assertThat(folder.resolve("went-on")).doesNotExist();
    assertThat(judge(step, Optional.of(before))).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void a_secret_stands_in_the_environment_and_nowhere_else() {
    var step = step("shell: 'echo got $KEY >&2; exit 1', environment: { KEY: '${env:CANARY}' }");
    var before = look(step);
    var result = act(step, 1, before);
    var after = look(step);

    assertThat(result.said()).contains("got ***").doesNotContain(Checks.CANARY);
    assertThat(after.toString()).contains("got ***").doesNotContain(Checks.CANARY);
    assertThat(step.preview(sight(), after).toString())
        .contains("with KEY")
        .doesNotContain(Checks.CANARY);
    var missing = step("run: [true], environment: { KEY: '${env:NONE}' }");
    assertThat(act(missing, 2, look(missing))).isInstanceOf(StepResult.NotStarted.class);
  }

  @Test
  void the_undo_is_a_command_that_runs_where_the_first_one_did() throws IOException {
    var step =
        step("run: [touch, here], undo: { run: [rm, here] }, environment: { A: b }, title: make");
    var undo = step.undo(look(step)).orElseThrow();

    assertThat(step.reversible()).isTrue();
    assertThat(undo.kind()).isEqualTo("command");
    var back = shape().readOrThrow(undo.config());
    assertThat(back.title()).isEqualTo("undo: make");
    act(step, 1, look(step));
    act(back, 2, look(back));
    assertThat(folder.resolve("here")).doesNotExist();
    assertThat(step("run: [a]").undo(look(step))).isEmpty();
    assertThat(step("run: [a], undo: [b, c]").undo(look(step)).orElseThrow().config().toString())
        .contains("b", "c");
  }

  @Test
  void what_is_wrong_is_told() {
    var copies = step("run: [a], undo: nothing");
    assertThat(copies.reversible()).isTrue();
    assertThat(copies.undo(look(copies))).isEmpty();
    var own = new Configured("command", YamlReader.read("{ run: [a], verify: [] }", "own"));
    assertThat(copies.renewal(own)).isEmpty();
    var restarts = step("run: [a], undo: again");
    assertThat(restarts.renewal(own).orElseThrow().config().toString())
        .contains("run")
        .doesNotContain("verify");
    assertThat(restarts.undo(look(restarts))).isEmpty();
    assertThatThrownBy(() -> step("run: [a], undo: nohting")).hasMessageContaining("'nothing'");
    assertThatThrownBy(() -> step("run: [a], undo: { rum: [b] }")).hasMessageContaining("'run'");
    assertThatThrownBy(() -> step("run: [a], repeatability: verifiable"))
        .hasMessageContaining("'observe' or 'verify'");
    assertThatThrownBy(() -> step("run: [a, '${env:KEY}']")).isInstanceOf(CatalogException.class);
    assertThatThrownBy(() -> step("run: [a], verify: { htp: x }")).hasMessageContaining("'http'");
    assertThat(step("run: [a], repeatability: safe").repeatability()).isEqualTo(Repeatability.SAFE);
  }

  private StepResult act(Step step, int attempt, Look before) {
    return step.act(new Stage(sight(), act(attempt), Duration.ofSeconds(20)), before);
  }

  private static ActId act(int attempt) {
    return new ActId("run-1", "2.1", attempt, "act");
  }

  private Look look(Step step) {
    return step.look(sight());
  }

  private Judgement judge(Step step, Optional<Look> before) {
    return step.judge(before, look(step));
  }

  private Sight sight() {
    return Checks.sight(host, Instant.EPOCH);
  }

  private Step step(String yaml) {
    var text = "{ " + yaml + ", directory: '" + folder + "' }";
    // The checks of these tests look where the command runs.
    return shape()
        .readOrThrow(
            YamlReader.read(
                text.replace(
                    "{ command: { run: [test,",
                    "{ command: { directory: '" + folder + "', run: [test,"),
                "test"));
  }

  private static Shape<? extends Step> shape() {
    return Optional.<Shape<? extends Step>>ofNullable(
            Kinds.of(List.of(new CommandDriver(), new BuiltIns())).steps().get("command"))
        .orElseThrow();
  }

  /** The kinds of checks that no driver brings. */
  private static final class BuiltIns implements Driver {
    @Override
    public Map<String, Shape<? extends Check>> checks() {
      return BuiltInChecks.all();
    }
  }
}
