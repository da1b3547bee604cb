package dev.ripcord.target.systemd;

import static dev.ripcord.target.systemd.Shown.RUNNING;
import static dev.ripcord.target.systemd.Shown.STOPPED;
import static dev.ripcord.target.systemd.Shown.unit;
import static dev.ripcord.target.systemd.Shown.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.host.Output;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a systemd step is told, what it runs, and what would put it back. */
class SystemdStepTest {
  private final ScriptedHost host = new ScriptedHost().answer("systemctl", "");

  @Test
  void one_verb_and_one_unit_are_read() {
    var step = read("{ stop: antmedia, kill-after: 20s }");
    assertThat(step.title()).isEqualTo("stop unit antmedia");
    assertThat(step.killAfter()).contains(Duration.ofSeconds(20));
    assertThat(read("{ start: \"api@${release.variant}\" }").unit())
        .isEqualTo("api@${release.variant}");
  }

  @Test
  void anything_but_one_verb_is_refused() {
    assertThatThrownBy(() -> read("{ as: root }")).hasMessageContaining("exactly one of start");
    assertThatThrownBy(() -> read("{ stop: a, start: b }"))
        .hasMessageContaining("exactly one of start");
    assertThatThrownBy(() -> read("{ start: a, kill-after: 1s }"))
        .hasMessageContaining("belongs to stop");
    assertThatThrownBy(() -> read("{ stopp: a }")).hasMessageContaining("did you mean 'stop'");
  }

  @Test
  void a_pattern_or_an_option_is_no_unit() {
    for (var name : new String[] {"nginx*", "'-H'", "a b", "'[ab]'"}) {
      assertThatThrownBy(() -> read("{ stop: " + name + " }")).hasMessageContaining("one unit");
    }
  }

  @Test
  void a_start_forgets_earlier_failures_first() {
    act("{ start: api }", unit(STOPPED, 0));
    assertThat(host.actLines())
        .containsExactly(
            "systemctl --no-ask-password reset-failed -- api",
            "systemctl --no-ask-password start -- api");
    assertThat(host.acts()).allMatch(each -> each.as().equals(Optional.of("root")));
  }

  @Test
  void a_start_does_not_wait_for_a_far_automatic_restart() {
    act("{ start: api }", unit(Shown.AWAITS_RESTART, 0));
    assertThat(host.actLines()).contains("systemctl --no-ask-password restart -- api");
  }

  @Test
  void a_stop_that_takes_too_long_is_forced_when_the_catalog_says_so() {
    host.answer(
        "systemctl --no-ask-password stop",
        new CommandResult.TimedOut(Duration.ofSeconds(5), Output.of("")));
    assertThat(act("{ stop: api }", unit(RUNNING, 9))).isInstanceOf(StepResult.Accepted.class);
    assertThat(host.actLines()).hasSize(1);
    act("{ stop: web, kill-after: 5s }", unit(RUNNING, 9));
    assertThat(host.acts().get(1).timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(host.actLines().getLast())
        .isEqualTo("systemctl --no-ask-password kill --signal=KILL -- web");
  }

  @Test
  void reading_the_files_anew_names_the_unit_that_it_is_for() {
    var step = read("{ daemon-reload: api }");
    assertThat(step.title()).isEqualTo("have systemd read the file of unit api anew");
    act("{ daemon-reload: api }", unit(with(RUNNING, "NeedDaemonReload=yes"), 9));
    assertThat(host.actLines()).containsExactly("systemctl --no-ask-password daemon-reload");
    assertThat(step.judge(Optional.empty(), unit(Shown.NOT_FOUND, 0).look()))
        .as("it may be there when it is read")
        .isInstanceOf(Judgement.NotYet.class);
    assertThat(step.judge(Optional.of(unit(RUNNING, 9).look()), unit(Shown.NOT_FOUND, 0).look()))
        .isInstanceOf(Judgement.Failed.class);
    var own = new Configured("systemd", SystemdStep.config("daemon-reload", "api", "root"));
    assertThat(step.renewal(own)).as("what it read is put back").contains(own);
  }

  @Test
  void a_file_that_is_no_unit_is_not_installed() {
    assertThatThrownBy(() -> installed("/opt/notes.txt")).hasMessageContaining("no name of a unit");
    assertThatThrownBy(() -> installed("{ from: /opt/x.service, unit: '-x' }"))
        .hasMessageContaining("one unit");
    assertThatThrownBy(() -> installed("x.service")).hasMessageContaining("an absolute path");
    assertThat(installed("{ from: /opt/deploy/java.unit, unit: api }").title())
        .isEqualTo("install unit api.service");
  }

  private static InstallUnitStep installed(String yaml) {
    return InstallUnitStep.shape().readOrThrow(YamlReader.read(yaml, "test"));
  }

  @Test
  void what_cannot_come_is_not_begun() {
    var result = act("{ start: api }", unit(Shown.NOT_FOUND, 0));
    assertThat(result).isInstanceOf(StepResult.NotStarted.class);
    assertThat(result.said()).contains("there is no unit api", "correct the name");
    assertThat(host.acts()).isEmpty();
  }

  @Test
  void a_refusal_is_nothing_begun_and_other_ends_are_only_evidence() {
    assertThat(answered(4, "Interactive authentication required."))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(answered(5, "Unit api.service not found."))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(answered(1, "Job for api.service failed")).isInstanceOf(StepResult.Done.class);
    assertThat(answered(0, "").said()).isEqualTo("systemctl start: exit 0");
    host.answer("systemctl", new CommandResult.Lost("gone"));
    assertThat(act("{ start: api }", unit(STOPPED, 0))).isInstanceOf(StepResult.Unknown.class);
  }

  @Test
  void the_undo_is_the_opposite_of_what_was_changed() {
    var running = unit(RUNNING, 9).look();
    var stopped = unit(with(STOPPED, "UnitFileState=disabled"), 0).look();
    assertThat(undo("stop", running)).isEqualTo("start");
    assertThat(undo("stop", stopped)).isEmpty();
    assertThat(undo("start", stopped)).isEqualTo("stop");
    assertThat(undo("start", running)).isEmpty();
    assertThat(undo("restart", running)).isEmpty();
    assertThat(undo("restart", stopped)).isEqualTo("stop");
    assertThat(undo("enable", stopped)).isEqualTo("disable");
    assertThat(undo("disable", running)).isEqualTo("enable");
    assertThat(undo("enable", running)).isEmpty();
    assertThat(undo("reload", running)).isEmpty();
  }

  @Test
  void a_plan_warns_of_a_long_stop() {
    var step = read("{ stop: antmedia }");
    assertThat(step.preview(sight(host), unit(RUNNING, 9).look()))
        .anyMatch(line -> line.contains("up to 1min 30s"));
    assertThat(step.preview(sight(host), unit(with(RUNNING, "TimeoutStopUSec=5s"), 9).look()))
        .noneMatch(line -> line.contains("TimeoutStopSec"));
    assertThat(step.preview(sight(host), unit(with(RUNNING, "TimeoutStopUSec=infinity"), 9).look()))
        .anyMatch(line -> line.contains("up to infinity"));
  }

  @Test
  void spans_of_systemd_are_read() {
    assertThat(Lengths.span("1min 30s")).contains(Duration.ofSeconds(90));
    assertThat(Lengths.span("1h 2min")).contains(Duration.ofMinutes(62));
    assertThat(Lengths.span("5s")).contains(Duration.ofSeconds(5));
    assertThat(Lengths.span("infinity")).isEmpty();
  }

  private StepResult answered(int status, String stderr) {
    host.answer("systemctl", ScriptedHost.exited(status, "", stderr));
    return act("{ start: api }", unit(STOPPED, 0));
  }

  private StepResult act(String yaml, Unit before) {
    var id = new ActId("r1", "1", host.acts().size() + 1, "act");
    return read(yaml).act(new Stage(sight(host), id, Duration.ofMinutes(1)), before.look());
  }

  private static String undo(String verb, dev.ripcord.step.Look before) {
    return read("{ " + verb + ": antmedia }")
        .undo(before)
        .map(Configured::config)
        .map(each -> {
          assertThat(Nodes.json(each)).contains("\"antmedia\"", "\"as\": \"root\"");
          return SystemdStepShape.shape().readOrThrow(each).verb().word();
        })
        .orElse("");
  }

  private static SystemdStep read(String yaml) {
    return SystemdStepShape.shape().readOrThrow(YamlReader.read(yaml, "test"));
  }

  private static Sight sight(Host host) {
    return new Sight(host, Clock.system(), new Secrets(each -> each), Instant.EPOCH);
  }
}
