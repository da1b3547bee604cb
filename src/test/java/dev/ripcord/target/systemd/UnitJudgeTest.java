package dev.ripcord.target.systemd;

import static dev.ripcord.target.systemd.Shown.AWAITS_RESTART;
import static dev.ripcord.target.systemd.Shown.NOT_FOUND;
import static dev.ripcord.target.systemd.Shown.NO_PROGRAM;
import static dev.ripcord.target.systemd.Shown.RUNNING;
import static dev.ripcord.target.systemd.Shown.STOPPED;
import static dev.ripcord.target.systemd.Shown.unit;
import static dev.ripcord.target.systemd.Shown.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is concluded from what systemd showed. */
class UnitJudgeTest {
  private static final String OTHER = "InvocationID=52e08de1790a4d31be0e51e5f7630984";

  @Test
  void a_running_unit_that_settled_is_started() {
    assertThat(judge(UnitVerb.START, unit(RUNNING, 1.0))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_unit_that_was_just_started_is_not_believed_yet() {
    var judged = judge(UnitVerb.START, unit(STOPPED, 0), unit(RUNNING, 0.9));
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("for 0.9 s", "counted after 1.0 s");
  }

  @Test
  void a_program_that_is_not_there_fails_although_systemctl_reported_success() {
    var judged = judge(UnitVerb.START, unit(STOPPED, 0), unit(NO_PROGRAM, 0));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("exit status 203", "journalctl -u antmedia");
  }

  @Test
  void a_failure_from_before_the_act_is_not_held_against_it() {
    assertThat(judge(UnitVerb.START, unit(NO_PROGRAM, 0), unit(NO_PROGRAM, 0)))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void restarts_by_systemd_after_the_act_are_a_crash_loop() {
    var judged = judge(UnitVerb.START, unit(STOPPED, 0), unit(AWAITS_RESTART, 0));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("crash loop: 5 restarts");
    var young = unit(with(RUNNING, "NRestarts=2", OTHER), 0.4);
    assertThat(judge(UnitVerb.START, unit(STOPPED, 0), young)).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void one_restart_by_systemd_costs_a_longer_look() {
    var again = with(RUNNING, "NRestarts=1", OTHER);
    assertThat(judge(UnitVerb.START, unit(STOPPED, 0), unit(again, 2.9)))
        .isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(UnitVerb.START, unit(STOPPED, 0), unit(again, 3.0)))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void restarts_long_ago_are_nothing_to_a_unit_that_runs() {
    assertThat(judge(UnitVerb.START, unit(with(RUNNING, "NRestarts=7"), 86_400)))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_process_whose_age_is_hidden_cannot_be_judged() {
    var host = new ScriptedHost().answer("systemctl show", RUNNING);
    assertThat(judge(UnitVerb.START, UnitLook.at(host, "antmedia")))
        .isInstanceOf(Judgement.CannotTell.class);
    host.answer("cat /proc/uptime", "1664.00 2000.00\n");
    assertThat(judge(UnitVerb.START, UnitLook.at(host, "antmedia")))
        .isInstanceOf(Judgement.NotYet.class);
    host.answer("cat /proc/uptime", "1666.00 2000.00\n");
    assertThat(judge(UnitVerb.START, UnitLook.at(host, "antmedia")))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_restart_is_done_only_with_another_process() {
    var before = unit(RUNNING, 100);
    assertThat(judge(UnitVerb.RESTART, before)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(UnitVerb.RESTART, before, unit(RUNNING, 100)))
        .isInstanceOf(Judgement.NotYet.class);
    var after = unit(with(RUNNING, "MainPID=238", OTHER), 2);
    assertThat(judge(UnitVerb.RESTART, before, after)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_stopped_unit_is_stopped_and_a_killed_one_too_but_it_is_said() {
    assertThat(judge(UnitVerb.STOP, unit(RUNNING, 9))).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(UnitVerb.STOP, unit(STOPPED, 0)).said()).isEqualTo("unit antmedia is stopped");
    var killed =
        with(NO_PROGRAM, "Result=timeout", "ExecMainStatus=9", "TriggeredBy=antmedia.socket");
    var judged = judge(UnitVerb.STOP, unit(killed, 0));
    assertThat(judged).isInstanceOf(Judgement.Done.class);
    assertThat(judged.said())
        .contains("did not end well: timeout", "antmedia.socket may start it again");
    assertThat(judge(UnitVerb.STOP, unit(AWAITS_RESTART, 0))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_unit_that_is_not_there_is_not_taken_for_stopped() {
    for (var verb : EnumSet.complementOf(EnumSet.of(UnitVerb.DAEMON_RELOAD))) {
      var judged = judge(verb, unit(NOT_FOUND, 0));
      assertThat(judged).isInstanceOf(Judgement.Failed.class);
      assertThat(judged.said()).contains("there is no unit antmedia", "correct the name");
    }
  }

  @Test
  void a_masked_unit_says_how_to_permit_it() {
    var judged = judge(UnitVerb.START, unit(with(STOPPED, "LoadState=masked"), 0));
    assertThat(judged.said()).contains("systemctl unmask antmedia");
  }

  @Test
  void enabling_a_static_unit_changes_nothing_and_is_not_taken_for_done() {
    var judged = judge(UnitVerb.ENABLE, unit(with(RUNNING, "UnitFileState=static"), 9));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("[Install]");
    assertThat(judge(UnitVerb.ENABLE, unit(RUNNING, 9))).isInstanceOf(Judgement.Done.class);
    assertThat(judge(UnitVerb.DISABLE, unit(RUNNING, 9))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_reload_is_seen_by_the_moment_and_the_result_that_systemd_noted() {
    var before = unit(with(RUNNING, "CanReload=yes"), 9);
    assertThat(judge(UnitVerb.RELOAD, before, before)).isInstanceOf(Judgement.NotYet.class);
    var moment = "StateChangeTimestampMonotonic=2612992804";
    var after = with(RUNNING, "CanReload=yes", moment);
    assertThat(judge(UnitVerb.RELOAD, before, unit(after, 9))).isInstanceOf(Judgement.Done.class);
    var refused = unit(with(after, "ReloadResult=exit-code"), 9);
    assertThat(judge(UnitVerb.RELOAD, before, refused)).isInstanceOf(Judgement.Failed.class);
    assertThat(judge(UnitVerb.RELOAD, unit(RUNNING, 9)).said()).contains("restart it instead");
  }

  @Test
  void a_oneshot_that_left_nothing_behind_cannot_be_told() {
    var gone = unit(with(STOPPED, "Type=oneshot"), 0);
    assertThat(judge(UnitVerb.START, gone)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(UnitVerb.START, gone, gone)).isInstanceOf(Judgement.CannotTell.class);
    var stays = with(STOPPED, "Type=oneshot", "ActiveState=active", "SubState=exited");
    assertThat(judge(UnitVerb.START, gone, unit(stays, 0))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_systemd_that_cannot_be_asked_is_unknown() {
    var dead =
        new ScriptedHost()
            .answer(
                "systemctl show",
                ScriptedHost.exited(1, "", "Failed to connect to bus: Host is down"));
    for (var host : new ScriptedHost[] {new ScriptedHost(), dead, lost()}) {
      for (var verb : UnitVerb.values()) {
        assertThat(judge(verb, UnitLook.at(host, "antmedia")))
            .isInstanceOf(Judgement.CannotTell.class);
      }
    }
  }

  private static ScriptedHost lost() {
    return new ScriptedHost().answer("systemctl show", new CommandResult.Lost("no route"));
  }

  private static Judgement judge(UnitVerb verb, Unit now) {
    return new UnitJudge(verb, "antmedia", Duration.ofSeconds(1)).judge(Optional.empty(), now);
  }

  private static Judgement judge(UnitVerb verb, Unit before, Unit now) {
    return new UnitJudge(verb, "antmedia", Duration.ofSeconds(1)).judge(Optional.of(before), now);
  }
}
