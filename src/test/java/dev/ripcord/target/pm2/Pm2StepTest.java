package dev.ripcord.target.pm2;

import static dev.ripcord.target.pm2.Listed.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.ActId;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.pm2.Listed.One;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pm2 step is told, what it runs, and what would put it back. */
class Pm2StepTest {
  private static final String START =
      "{ start: mediasoup, script: /opt/mediasoup/server.js, user: streamlick }";
  private final ScriptedHost host = Listed.host(Listed.EMPTY);

  @Test
  void anything_but_one_verb_is_refused() {
    assertThatThrownBy(() -> read("{ user: x }")).hasMessageContaining("exactly one of start");
    assertThatThrownBy(() -> read("{ start: a, stop: a }")).hasMessageContaining("exactly one");
    assertThatThrownBy(() -> read("{ stop: a, script: /x.js }"))
        .hasMessageContaining("belong to start and restart");
    assertThatThrownBy(() -> read("{ start: a, script: x.js }"))
        .hasMessageContaining("the whole path");
  }

  @Test
  void what_pm2_takes_for_something_else_is_no_name() {
    for (var name : List.of("all", "7", "api.json", "app.config.js", "'-f'", "a.yml")) {
      assertThatThrownBy(() -> read("{ stop: " + name + " }")).hasMessageContaining("one pm2");
    }
    assertThat(read("{ stop: \"@org/api-${release.variant}\" }").app()).startsWith("@org/api");
    assertThat(read("{ stop: all-in-one }").app()).isEqualTo("all-in-one");
  }

  @Test
  void what_is_not_known_is_started_in_the_folder_of_its_script() {
    act(START, view(Listed.EMPTY));
    assertThat(lastLine())
        .endsWith("pm2 start /opt/mediasoup/server.js --name mediasoup --cwd /opt/mediasoup");
    assertThat(host.acts().getLast().as()).contains("streamlick");
    assertThat(host.acts().getLast().environment())
        .containsEntry("HOME", "/home/streamlick")
        .containsEntry("PM2_HOME", "/home/streamlick/.pm2");
  }

  @Test
  void what_is_known_is_restarted_whether_it_was_stopped_or_not() {
    act(START, view(One.stopped()));
    assertThat(lastLine()).endsWith("pm2 restart mediasoup");
    act("{ restart: mediasoup, user: streamlick }", view(One.online(9, 60)));
    assertThat(lastLine()).endsWith("pm2 restart mediasoup");
    assertThat(act(START, view(One.online(9, 0.2)))).isInstanceOf(StepResult.Done.class);
    assertThat(host.acts()).hasSize(2);
  }

  @Test
  void another_script_under_the_name_gives_way_first() {
    act(START, view(One.online(9, 60).script("/opt/other.js")));
    assertThat(host.actLines()).hasSize(2);
    assertThat(host.actLines().getFirst()).endsWith("pm2 delete mediasoup");
    assertThat(lastLine()).contains("pm2 start /opt/mediasoup/server.js");
    var kept = START.replace(" }", ", replace: false }");
    assertThat(act(kept, view(One.online(9, 60).script("/opt/other.js"))).said())
        .contains("/opt/other.js", "replace: true");
    assertThat(host.acts()).hasSize(2);
  }

  @Test
  void what_is_not_known_and_has_no_script_is_not_started() {
    assertThat(act("{ start: mediasoup }", view(Listed.DOWN)))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(act("{ stop: mediasoup }", view(Listed.DOWN)))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(host.acts()).isEmpty();
  }

  @Test
  void nothing_of_our_own_environment_reaches_the_service() {
    act(START, view(Listed.EMPTY));
    assertThat(lastLine())
        .startsWith("env -u LC_ALL -u RIPCORD_TOKEN pm2")
        .doesNotContain("canary");
    act("{ restart: mediasoup, update-env: true }", view(One.online(9, 60)));
    assertThat(lastLine()).startsWith("env -u LANG -u LC_ALL -u RIPCORD_TOKEN pm2");
    assertThat(lastLine()).endsWith("--update-env");
  }

  @Test
  void variables_are_handed_over_by_the_environment_with_the_path_that_pm2_keeps() {
    var restart = "{ restart: mediasoup, env: { TYPE: \"${env:TYPE}\" } }";
    act(restart, view(One.online(9, 60)));
    assertThat(lastLine()).endsWith("pm2 restart mediasoup --update-env");
    assertThat(host.acts().getLast().environment())
        .containsEntry("TYPE", "mediasoup")
        .containsEntry("PATH", "/home/streamlick/bin:/usr/bin");
    read(restart).look(Listed.sight(host));
    var look = host.looks().getLast();
    assertThat(look.environment()).containsEntry("RIPCORD_WANT_TYPE", "mediasoup");
    assertThat(look.argv()).endsWith("--", "mediasoup", "", "TYPE");
  }

  @Test
  void a_secret_without_a_value_stops_it_before_anything_is_done() {
    var restart = "{ restart: mediasoup, env: { TYPE: \"${env:NOT_THERE}\" } }";
    assertThat(act(restart, view(One.online(9, 60)))).isInstanceOf(StepResult.NotStarted.class);
    var step = read(restart);
    assertThat(step.judge(Optional.empty(), step.look(Listed.sight(host))))
        .isInstanceOf(Judgement.CannotTell.class);
    assertThat(host.acts()).isEmpty();
  }

  @Test
  void the_undo_is_the_opposite_of_what_was_changed() {
    assertThat(undo("stop", view(One.online(9, 60)))).startsWith("{\"start\": \"mediasoup\"");
    assertThat(undo("stop", view(One.stopped()))).isEmpty();
    assertThat(undo("start", view(One.stopped()))).startsWith("{\"stop\"");
    assertThat(undo("start", view(One.online(9, 60)))).isEmpty();
    assertThat(undo("start", view(Listed.EMPTY))).startsWith("{\"delete\"");
    assertThat(undo("restart", view(One.online(9, 60)))).isEmpty();
    assertThat(undo("delete", view(One.online(9, 60)))).isEmpty();
    assertThat(read("{ delete: mediasoup }").reversible()).isFalse();
    var replaced = view(One.online(9, 60).script("/opt/other.js"));
    var back =
        read(START).undo(replaced.look()).map(Configured::config).map(Nodes::json).orElseThrow();
    assertThat(back).contains("/opt/other.js", "\"user\": \"streamlick\"");
  }

  @Test
  void a_daemon_that_does_not_understand_the_script_is_asked_by_jlist() {
    var strange = "{\"home\":\"/h\",\"daemon\":\"strange\",\"why\":\"no method\"}\n";
    var list =
        """
        >>>> In-memory PM2 is out-of-date
        [{"pid":192,"name":"mediasoup","pm_id":1,"pm2_env":{"SECRET":"canary","env":{"SECRET":"canary"},"pm_exec_path":"/opt/mediasoup/server.js","pm_cwd":"/opt/mediasoup","status":"online","restart_time":3,"pm_uptime":1000,"exec_mode":"fork_mode"}}]
        """;
    var seen = view(Listed.host(strange).answer("pm2 jlist", list));
    assertThat(seen.online()).isTrue();
    assertThat(seen.age()).isPresent();
    assertThat(seen.look().facts().toString() + seen.look().said()).doesNotContain("canary");
  }

  @Test
  void a_check_tells_online_stopped_and_not_known_apart() {
    assertThat(check("{ app: mediasoup }", view(One.online(9, 60)))).isEqualTo("GOOD");
    assertThat(check("{ app: mediasoup }", view(One.online(9, 0.3)))).isEqualTo("UNKNOWN");
    assertThat(check("{ app: mediasoup }", view(One.stopped()))).isEqualTo("BAD");
    assertThat(check("{ app: mediasoup }", view(One.stopped().status("errored")))).isEqualTo("BAD");
    assertThat(check("{ app: mediasoup }", view(Listed.DOWN))).isEqualTo("BAD");
    assertThat(check("{ app: mediasoup }", view(new ScriptedHost()))).isEqualTo("UNKNOWN");
    var stopped = "{ app: mediasoup, installed: true, status: stopped }";
    assertThat(check(stopped, view(One.stopped()))).isEqualTo("GOOD");
    assertThat(check(stopped, view(One.online(9, 60)))).isEqualTo("BAD");
    assertThat(check(stopped, view(Listed.EMPTY))).isEqualTo("BAD");
    assertThat(check("{ app: mediasoup, installed: false }", view(Listed.EMPTY))).isEqualTo("GOOD");
    var script = "{ app: mediasoup, script: /opt/mediasoup/server.js }";
    assertThat(check(script, view(One.online(9, 60).script("/opt/other.js")))).isEqualTo("BAD");
  }

  private static String check(String yaml, AppView now) {
    return Pm2Check.shape().readOrThrow(YamlReader.read(yaml, "test")).judge(now).state().name();
  }

  private String lastLine() {
    return host.actLines().getLast();
  }

  private StepResult act(String yaml, AppView before) {
    var id = new ActId("r1", "1", host.acts().size() + 1, "act");
    return read(yaml).act(new Stage(Listed.sight(host), id, Duration.ofMinutes(1)), before.look());
  }

  private static String undo(String verb, AppView before) {
    var undo = read("{ " + verb + ": mediasoup }").undo(before.look());
    undo.ifPresent(each -> Pm2StepShape.shape().readOrThrow(each.config()));
    return undo.map(Configured::config).map(Nodes::json).orElse("");
  }

  private static Pm2Step read(String yaml) {
    return Pm2StepShape.shape().readOrThrow(YamlReader.read(yaml, "test"));
  }
}
