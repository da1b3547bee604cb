package dev.ripcord.target.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workflow is asked for once, found again, and its success is not taken for a proof (SU-6). */
final class GithubStepTest {
  private static final String INPUTS =
      "inputs: { rollback_type: previous_version, reason: errors, force_rollback: 'true' }";
  private static final String KEYED = INPUTS + ", key-input: ripcord_id";

  private final GithubStandIn github = new GithubStandIn();
  private final ScriptedHost host = new ScriptedHost();
  private final Ahead clock = new Ahead();
  private Finding health = Finding.bad("503");

  @AfterEach
  void stop() {
    github.close();
  }

  /** The real time, and as much of the future as a test wants. */
  private static final class Ahead implements Clock {
    private final Clock real = Clock.system();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant now() {
      return real.now().plus(ahead);
    }

    @Override
    public long nanoTime() {
      return real.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      real.sleep(duration);
    }
  }

  private final class Health implements Driver {
    @Override
    public Map<String, Shape<? extends Check>> checks() {
      Check check =
          new Check() {
            @Override
            public String title() {
              return "health";
            }

            @Override
            public Finding look(Sight sight) {
              return health;
            }
          };
      return Map.of("said", Shapes.text().map(_ -> check));
    }
  }

  private Sight sight() {
    return new Sight(
        host,
        clock,
        new Secrets(name -> name.equals("env:GITHUB_TOKEN") ? GithubStandIn.TOKEN : "wrong"),
        clock.now());
  }

  private Step step(String more) {
    var drivers = List.of(new GithubDriver(), new Health());
    var text =
        "{ repository: wpgc/sermon-uploader, token: '${env:GITHUB_TOKEN}', api: '%s', %s }"
            .formatted(github.address(), more);
    var shape = Kinds.of(drivers).steps().get("github-actions");
    return Objects.requireNonNull(shape).readOrThrow(YamlReader.read(text, "test"));
  }

  private Stage stage(int attempt) {
    return new Stage(
        sight(), new ActId("20261122-1-abc", "1", attempt, "act"), Duration.ofSeconds(60));
  }

  private Look prepared(Step step) {
    return step.prepare(stage(1), step.look(sight()));
  }

  /** A look of somebody who has not asked lately, as after a crash. */
  private Judgement judged(String more, Look before) {
    var again = step(more);
    return again.judge(Optional.of(before), again.look(sight()));
  }

  @Test
  void it_is_started_with_the_inputs_and_followed_by_the_number_that_github_tells() {
    var step = step(KEYED);
    var before = prepared(step);
    var result = step.act(stage(1), before);
    assertThat(result)
        .isEqualTo(
            new StepResult.Accepted(
                "run " + github.last(),
                GithubApi.PACE,
                "GitHub has taken it: run " + github.last()));
    var inputs = github.dispatches.getFirst().path("inputs");
    assertThat(inputs.path("rollback_type").asString()).isEqualTo("previous_version");
    assertThat(inputs.path("ripcord_id").asString()).isEqualTo("ripcord-20261122-1-abc-1-1");
    assertThat(judged(KEYED, before).said()).contains("queued: no runner has taken it yet");
    github.now(github.last(), "completed", "success");
    assertThat(judged(KEYED, before)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_curl_that_ends_well_says_nothing_of_the_run_which_failed()
      throws IOException, InterruptedException {
    github.details = false;
    var naive =
        new ProcessBuilder(
                "curl",
                "-sf",
                "-H",
                "Authorization: Bearer " + GithubStandIn.TOKEN,
                "-d",
                "{\"ref\": \"main\", \"inputs\": {\"rollback_type\": \"previous_version\"}}",
                github.address()
                    + "/repos/wpgc/sermon-uploader/actions/workflows/rollback.yml/dispatches")
            .start();
    assertThat(new String(naive.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(naive.waitFor()).as("it claims success").isZero();

    var step = step(KEYED);
    var before = prepared(step);
    assertThat(step.act(stage(1), before)).isInstanceOf(StepResult.Accepted.class);
    github.now(github.last(), "completed", "failure");
    assertThat(judged(KEYED, before)).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void a_server_that_tells_no_number_is_asked_once_more_without_and_the_title_has_the_key() {
    github.details = false;
    var step = step(KEYED);
    var before = prepared(step);
    assertThat(step.act(stage(1), before).said()).contains("ripcord-20261122-1-abc-1-1");
    assertThat(github.dispatches).hasSize(1);
    github.now(github.elsewhere("Rollback [ripcord-20261122-1-abc-1-10]"), "completed", "success");
    assertThat(judged(KEYED, before).said()).contains("queued");
    github.now(github.last() - 1, "completed", "cancelled");
    assertThat(judged(KEYED, before).said()).endsWith("ended: cancelled");
  }

  @Test
  void after_a_lost_answer_its_run_is_found_and_nobody_asks_twice() {
    github.breaks = true;
    var step = step(KEYED);
    var before = prepared(step);
    assertThat(step.act(stage(1), before)).isInstanceOf(StepResult.Unknown.class);
    github.breaks = false;
    assertThat(step(KEYED).act(stage(1), before)).isInstanceOf(StepResult.Unknown.class);
    assertThat(github.dispatches).hasSize(1);
    github.now(github.last(), "completed", "success");
    assertThat(judged(KEYED, before)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void after_a_crash_with_the_number_noted_it_goes_on_from_there() {
    var step = step(KEYED);
    var before = prepared(step);
    var first = step.act(stage(1), before);
    assertThat(step(KEYED).act(stage(1), before)).isEqualTo(first);
    assertThat(github.dispatches).hasSize(1);
    assertThat(step(KEYED).act(stage(2), step.prepare(stage(2), step.look(sight()))))
        .as("another try is another run")
        .isNotEqualTo(first);
    assertThat(github.dispatches).hasSize(2);
  }

  @Test
  void without_a_key_the_only_new_run_is_ours_and_of_two_nobody_can_tell() {
    github.details = false;
    github.elsewhere("an old one");
    var step = step(INPUTS);
    assertThat(step.repeatability()).isEqualTo(Repeatability.UNSAFE);
    var before = prepared(step);
    step.act(stage(1), before);
    github.now(github.last(), "completed", "success");
    assertThat(judged(INPUTS, before)).isInstanceOf(Judgement.Done.class);
    github.elsewhere("of somebody else");
    assertThat(judged(INPUTS, before).said()).isEqualTo("GitHub shows no run of it yet");
  }

  @Test
  void an_old_run_is_never_taken_for_one_that_is_still_to_be_started() {
    github.now(github.elsewhere("Rollback"), "completed", "success");
    var step = step(KEYED);
    assertThat(step.judge(Optional.empty(), step.look(sight())))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, does not take the token",
    "403, actions: write",
    "404, default branch",
    "422, does not take the request",
    "301, has moved",
    "429, asked too often"
  })
  void what_is_refused_was_not_begun_and_says_why(int status, String why) {
    var step = step(KEYED);
    var before = prepared(step);
    github.then(status, "{\"message\": \"no " + GithubStandIn.TOKEN + "\"}");
    var result = step.act(stage(1), before);
    assertThat(result).isInstanceOf(StepResult.NotStarted.class);
    assertThat(result.said()).contains(why).doesNotContain(GithubStandIn.TOKEN);
  }

  @Test
  void trouble_at_github_leaves_it_open_whether_it_was_begun() {
    var step = step(KEYED);
    var before = prepared(step);
    github.then(502, "<html>");
    assertThat(step.act(stage(1), before)).isInstanceOf(StepResult.Unknown.class);
  }

  @Test
  void an_input_that_the_workflow_does_not_have_is_told_by_its_name() {
    github.inputs = java.util.Set.of("rollback_type", "reason", "force_rollback");
    var step = step(KEYED);
    assertThat(step.act(stage(1), prepared(step)).said())
        .contains("Unexpected inputs provided", "ripcord_id");
  }

  @Test
  void it_is_asked_politely_with_the_etag_and_not_before_it_said() {
    var step = step(KEYED);
    step.look(sight());
    step.look(sight());
    assertThat(github.heads).hasSize(1);
    clock.ahead = Duration.ofSeconds(6);
    var same = step.look(sight());
    assertThat(github.heads).hasSize(2);
    assertThat(github.heads.getLast()).contains("If-None-Match: W/");
    assertThat(same.fact(RunJudge.SEEN)).isPresent();

    github.then(403, "{\"message\": \"rate limit\"}", "Retry-After: 90");
    clock.ahead = Duration.ofSeconds(12);
    assertThat(step.look(sight()).fact(RunJudge.AWAY)).isPresent();
    clock.ahead = Duration.ofSeconds(90);
    step.look(sight());
    assertThat(github.heads).hasSize(3);
    clock.ahead = Duration.ofSeconds(103);
    assertThat(step.look(sight()).fact(RunJudge.SEEN)).isPresent();
  }

  @Test
  void what_is_not_forced_looks_at_health_first_and_leaves_a_service_alone_that_is_well() {
    var gentle =
        "inputs: { rollback_type: previous_version, force_rollback: 'false' }, well: [ { said: x } ]";
    var step = step(gentle);
    var before = prepared(step);
    health = Finding.good("200");
    assertThat(step.act(stage(1), before).said()).contains("the service is well", "not forced");
    assertThat(github.dispatches).isEmpty();
    health = Finding.bad("503");
    assertThat(step.act(stage(1), before)).isInstanceOf(StepResult.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inputs: { force_rollback: 'false' }",
        "inputs: { reason: x }, well: [ { said: x } ]",
        "inputs: { reason: '${env:X}' }",
        "inputs: { ripcord_id: x }, key-input: ripcord_id"
      })
  void what_would_go_wrong_is_refused_when_the_catalog_is_read(String more) {
    assertThatThrownBy(() -> step(more)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, '', NotYet",
    "in_progress, '', NotYet",
    "waiting, '', NotYet",
    "completed, success, Done",
    "completed, failure, Failed",
    "completed, cancelled, Failed",
    "completed, timed_out, Failed",
    "completed, action_required, Failed",
    "completed, skipped, Failed",
    "completed, startup_failure, Failed"
  })
  void only_success_is_done(String status, String conclusion, String judgement) {
    var before = new Look(Map.of(RunJudge.KEY, "ripcord-1", RunJudge.KEYED, "true"), "");
    var run =
        new WorkflowRun(
            7, status, Optional.ofNullable(conclusion).orElse(""), Optional.of("ripcord-1"));
    var now = new Look(Map.of(RunJudge.SEEN, "7", RunJudge.RUN + 7, run.fact()), "");
    assertThat(RunJudge.judge(Optional.of(before), now).getClass().getSimpleName())
        .isEqualTo(judgement);
  }
}
