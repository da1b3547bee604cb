package dev.ripcord.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.BuiltInChecks;
import dev.ripcord.check.Checks;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.FakeClock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitStepTest {
  private static final Optional<Look> NOT_YET_ACTED = Optional.empty();

  private final FakeClock clock = new FakeClock();
  private final ScriptedHost host = new ScriptedHost().answer("ready", "");
  private final Sight sight = new Sight(host, clock, Checks.secrets(), Instant.EPOCH);

  @Test
  void it_is_done_when_all_checks_are_good() {
    var step = step("for: [ { name: ready, command: { run: [ready] } } ]");
    var look = step.look(sight);

    assertThat(step.judge(NOT_YET_ACTED, look)).isInstanceOf(Judgement.Done.class);
    assertThat(look.said()).contains("1 of 1 good");
    assertThat(step.title()).isEqualTo("wait until ready is good");
    assertThat(step.within()).isEqualTo(Duration.ofSeconds(30));
    assertThat(step.repeatability()).isEqualTo(Repeatability.SAFE);
    assertThat(step.undo(look)).isEmpty();
  }

  @Test
  void it_is_not_done_while_one_is_bad_and_says_which() {
    var step = step("for: [ { command: { run: [ready] } }, { name: gone, port: 1 } ], within: 5s");
    host.answer("ss ", "");

    assertThat(step.title()).isEqualTo("wait until command at line 1, gone are good");
    assertThat(step.judge(NOT_YET_ACTED, step.look(sight)))
        .isInstanceOfSatisfying(
            Judgement.NotYet.class,
            each -> assertThat(each.said()).contains("1 of 2 good", "gone: nobody listens"));
    assertThat(step.within()).isEqualTo(Duration.ofSeconds(5));
  }

  /** A wait that is not seen to be good stays shut: "cannot tell" would let a run go on. */
  @Test
  void it_is_not_done_while_a_check_cannot_be_told() {
    var step = step("for: { command: { run: [not-there] } }");

    assertThat(step.judge(NOT_YET_ACTED, step.look(sight))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void one_that_only_degrades_is_not_waited_for() {
    var step =
        step("for: [ { command: { run: [ready] } }, { command: { run: [x] }, degrades: true } ]");

    assertThat(step.judge(NOT_YET_ACTED, step.look(sight))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_row_of_good_looks_is_taken_in_one_look_and_ended_by_a_bad_one() {
    var step = step("for: { command: { run: [ready] } }, good: 3, every: 2s");
    assertThat(step.look(sight).fact("row")).contains("3");
    assertThat(clock.slept()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));

    var dies = new ScriptedHost();
    dies.answer(
        "ready",
        _ -> {
          dies.answer("ready", ScriptedHost.exited(1, "", "died"));
          return ScriptedHost.exited(0, "", "");
        });
    var look = step.look(new Sight(dies, clock, Checks.secrets(), Instant.EPOCH));
    assertThat(step.judge(NOT_YET_ACTED, look)).isInstanceOf(Judgement.NotYet.class);
  }

  /** The loop of 30 tries (StreamLick) falls through with success, and the script goes on. */
  @Test
  void a_server_that_answers_500_for_ever_is_never_waited_through(@TempDir Path folder) {
    var local = Checks.local(folder);
    try (var server = LoopbackServer.answering(500, "")) {
      var loop =
          "for i in 1 2 3; do curl -s "
              + server.url("/health")
              + " >/dev/null 2>&1 && break; done; echo going on";
      assertThat(local.look(Command.of("sh", "-c", loop)).stdout()).isEqualTo("going on\n");

      var step = step("for: { http: '" + server.url("/health") + "' }");

      assertThat(step.judge(NOT_YET_ACTED, step.look(Checks.sight(local, Instant.EPOCH))))
          .isInstanceOf(Judgement.NotYet.class);
    }
  }

  @Test
  void a_plain_pause_is_over_when_the_steady_clock_says_so() {
    var step = read("10s");
    var before = step.look(sight);
    assertThat(step.judge(NOT_YET_ACTED, before)).isInstanceOf(Judgement.NotYet.class);
    var stage = new Stage(sight, new ActId("r", "1", 1, "act"), Duration.ofSeconds(1));
    assertThat(step.act(stage, before))
        .isInstanceOfSatisfying(
            StepResult.Accepted.class,
            each -> assertThat(each.lookAgainAfter()).isEqualTo(Duration.ofSeconds(10)));

    clock.set(Instant.EPOCH);
    clock.tick(Duration.ofSeconds(9));
    assertThat(step.judge(Optional.of(before), step.look(sight)))
        .isInstanceOf(Judgement.NotYet.class);
    clock.tick(Duration.ofSeconds(1));
    assertThat(step.judge(Optional.of(before), step.look(sight)))
        .isInstanceOf(Judgement.Done.class);
  }

  /** {@code sleep 15} (Lavalink): the time is over, and nothing is known about the service. */
  @Test
  void a_pause_says_that_it_proves_nothing(@TempDir Path folder) {
    var naive =
        Checks.local(folder).look(Command.of("sh", "-c", "false & sleep 0.01; echo started"));
    assertThat(naive.ok()).isTrue();

    assertThat(read("15s").preview(sight, read("15s").look(sight)).getFirst())
        .contains("proves nothing");
  }

  @Test
  void healthy_without_the_services_checks_fails_and_does_not_pass() {
    var step = read("healthy");

    assertThat(step.judge(NOT_YET_ACTED, step.look(sight))).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void what_is_wrong_is_told() {
    assertThatThrownBy(() -> read("helthy")).isInstanceOf(CatalogException.class);
    assertThatThrownBy(() -> step("for: { htp: x }")).hasMessageContaining("'http'");
    assertThatThrownBy(() -> step("good: 1")).hasMessageContaining("'for' is missing");
  }

  private static Step step(String yaml) {
    return read("{ " + yaml + " }");
  }

  private static Step read(String yaml) {
    return WaitStep.shape(BuiltInChecks.all()).readOrThrow(YamlReader.read(yaml, "test"));
  }
}
