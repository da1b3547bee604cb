package dev.ripcord.target.pm2;

import static dev.ripcord.target.pm2.Listed.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Judgement;
import dev.ripcord.target.pm2.Listed.One;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is concluded from what pm2 lists. */
class AppJudgeTest {
  private static final AppView ONLINE = view(One.online(192, 60));
  private static final AppView STOPPED = view(One.stopped());
  private static final AppView UNKNOWN = view(Listed.EMPTY);
  private static final AppView DOWN = view(Listed.DOWN);

  @Test
  void an_application_that_is_online_and_settled_is_started() {
    assertThat(judge(Pm2Verb.START, ONLINE)).isInstanceOf(Judgement.Done.class);
    assertThat(judge(Pm2Verb.START, STOPPED, view(One.online(193, 1))))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_process_that_was_just_started_is_not_believed_yet() {
    var judged = judge(Pm2Verb.START, STOPPED, view(One.online(193, 0.4)));
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("for 0.4 s", "counted after 1.0 s");
  }

  @Test
  void another_script_under_the_same_name_is_told() {
    var other = view(One.online(5, 60).script("/opt/other/server.js"));
    var judged = judge(Pm2Verb.START, other);
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("/opt/other/server.js", "not /opt/mediasoup/server.js");
  }

  @Test
  void two_processes_of_one_name_are_never_started() {
    var two = view(One.online(5, 60), One.online(6, 60).script("/opt/other/server.js"));
    assertThat(judge(Pm2Verb.START, two)).isInstanceOf(Judgement.NotYet.class);
    var judged = judge(Pm2Verb.START, STOPPED, two);
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("2 processes have the name mediasoup");
  }

  @Test
  void a_restart_is_done_only_with_another_process() {
    assertThat(judge(Pm2Verb.RESTART, ONLINE)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.RESTART, ONLINE, ONLINE)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.RESTART, ONLINE, view(One.online(300, 2).restarts(1))))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void the_restart_that_was_asked_for_is_no_crash_and_those_after_it_are() {
    assertThat(judge(Pm2Verb.RESTART, ONLINE, view(One.online(300, 1).restarts(1))))
        .isInstanceOf(Judgement.Done.class);
    assertThat(judge(Pm2Verb.RESTART, ONLINE, view(One.online(301, 1).restarts(2))))
        .isInstanceOf(Judgement.NotYet.class);
    var judged = judge(Pm2Verb.RESTART, ONLINE, view(One.online(302, 1).restarts(3)));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("crash loop: 2 restarts since the act");
  }

  @Test
  void an_application_that_pm2_gave_up_has_failed_although_the_restart_reported_success() {
    var errored = One.online(0, 0).status("errored").restarts(16);
    var judged = judge(Pm2Verb.RESTART, ONLINE, view(errored));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("gave up", "15 restarts", "pm2 logs mediasoup");
    assertThat(judge(Pm2Verb.START, view(errored), view(errored)))
        .isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.START, view(errored))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void an_application_that_ends_by_itself_has_failed() {
    var ended = One.online(0, 0).status("stopped");
    assertThat(judge(Pm2Verb.START, STOPPED, view(ended))).isInstanceOf(Judgement.Failed.class);
    assertThat(judge(Pm2Verb.START, STOPPED, STOPPED)).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void stopped_is_what_pm2_lists_as_stopped() {
    assertThat(judge(Pm2Verb.STOP, ONLINE)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.STOP, STOPPED)).isInstanceOf(Judgement.Done.class);
    assertThat(judge(Pm2Verb.STOP, view(One.stopped().status("waiting restart"))))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void an_application_that_this_daemon_does_not_know_is_not_taken_for_stopped() {
    var judged = judge(Pm2Verb.STOP, DOWN);
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said())
        .contains("no daemon in /home/streamlick/.pm2", "other pm2 daemons run in /root/.pm2");
    assertThat(judge(Pm2Verb.STOP, UNKNOWN)).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void an_application_in_the_saved_list_of_a_daemon_that_does_not_run_is_stopped() {
    var printed = Listed.up().replace("\"daemon\":\"up\"", "\"daemon\":\"down\"");
    assertThat(judge(Pm2Verb.STOP, view(printed))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void deleted_is_what_pm2_does_not_list() {
    assertThat(judge(Pm2Verb.DELETE, STOPPED)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.DELETE, UNKNOWN)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_save_is_proven_by_a_new_file_that_has_what_runs() {
    assertThat(judge(Pm2Verb.SAVE, STOPPED)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(Pm2Verb.SAVE, STOPPED, STOPPED)).isInstanceOf(Judgement.NotYet.class);
    var newer = Listed.up(One.stopped()).replace("060639.8247", "099999.1");
    assertThat(judge(Pm2Verb.SAVE, STOPPED, view(newer))).isInstanceOf(Judgement.Done.class);
    var other = Listed.up(One.online(9, 9)).replace("060639.8247", "099999.1");
    assertThat(judge(Pm2Verb.SAVE, STOPPED, view(other))).isInstanceOf(Judgement.Failed.class);
    assertThat(judge(Pm2Verb.SAVE, DOWN)).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void a_part_of_pm2_itself_is_in_no_saved_list() {
    var module =
        ",{\"pid\":7,\"name\":\"pm2-logrotate\",\"pm2_env\":{\"status\":\"online\",\"pmx_module\":true}}";
    var printed =
        Listed.up(One.stopped().more("}" + module.substring(0, module.length() - 1)))
            .replace("060639.8247", "099999.1");
    assertThat(judge(Pm2Verb.SAVE, STOPPED, view(printed))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void an_environment_that_hides_the_file_is_not_taken_for_the_new_one() {
    var hidden = One.online(300, 5).restarts(1).more(",\"hidden\":[\"MEDIA_SERVER_TYPE\"]");
    var judged = judge(Pm2Verb.RESTART, ONLINE, view(hidden));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("overrides MEDIA_SERVER_TYPE", "under env:");
    var differs = One.online(300, 5).restarts(1).more(",\"differs\":[\"TOKEN\"]");
    assertThat(judge(Pm2Verb.RESTART, ONLINE, view(differs)).said()).contains("wanted TOKEN");
    assertThat(judge(Pm2Verb.START, view(differs))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_pm2_that_cannot_be_asked_is_unknown() {
    var silent = "{\"home\":\"/h\",\"daemon\":\"silent\",\"why\":\"no answer in 5 s\"}\n";
    var broken = new ScriptedHost().answer("node -e", ScriptedHost.exited(1, "", "SyntaxError"));
    for (var view :
        List.of(view(new ScriptedHost()), view(silent), view(broken), view("{\"home\"\n"))) {
      for (var verb : Pm2Verb.values()) {
        assertThat(judge(verb, view)).isInstanceOf(Judgement.CannotTell.class);
      }
    }
  }

  private static Judgement judge(Pm2Verb verb, AppView now) {
    return judge(verb, Optional.empty(), now);
  }

  private static Judgement judge(Pm2Verb verb, AppView before, AppView now) {
    return judge(verb, Optional.of(before), now);
  }

  private static Judgement judge(Pm2Verb verb, Optional<AppView> before, AppView now) {
    var wanted =
        new Wanted(Optional.of(Listed.SERVER), Optional.empty(), Map.of(), Optional.empty());
    return new AppJudge(verb, "mediasoup", wanted, Duration.ofSeconds(1)).judge(before, now);
  }
}
