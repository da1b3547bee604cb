package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import io.avaje.jsonb.Jsonb;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a pipe is text or JSON, and nothing else. */
final class PipeTest {
  private static final String EVIL =
      "\u001b[31mred\u001b]0;title\u0007\rback\u009b2J\u202eesrever\n2nd";

  private final Desk desk = new Desk();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status",
        "health shop",
        "ready",
        "services",
        "runs",
        "releases shop",
        "plan shop",
        "rollback shop --anyway",
        "rollback shop --watch 10s",
        "show shop",
        "show shop --follow",
        "undo shop",
        "stop shop",
        "adopt",
        "logs shop",
        "deploy begin shop",
        "help",
        "report shop",
        "help rollback",
        "completion bash",
        "completion fish",
        "completion zsh",
        "journal verify"
      })
  void no_control_code_whatever_the_services_say(String line) {
    desk.shop.running = java.util.Optional.of("v2");
    desk.run("rollback shop --why " + EVIL);
    desk.shop.bad("web", EVIL);
    desk.shop.bad("cart", EVIL);
    desk.shop.missing.put("v1", EVIL);
    desk.host.answer("log", EVIL);
    var ran = desk.run(line);
    assertThat(ran.out() + ran.err()).isNotEmpty().doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status",
        "health shop",
        "ready",
        "services",
        "runs",
        "releases shop",
        "plan shop",
        "rollback shop",
        "rollback shop --anyway --watch 10s",
        "show shop",
        "undo shop",
        "stop shop",
        "adopt",
        "logs shop",
        "deploy begin shop",
        "deploy record shop --tag x",
        "journal verify",
        "version",
        "resume",
        "abort shop",
        "rollback nobody",
        "rolback",
        "quarantine shop release:1 --why x",
        "unquarantine shop release:1 --why x",
        "report shop",
        "approve shop done",
        "rollback shop --procedure lasting"
      })
  void with_json_there_is_one_document_whatever_happens(String line) {
    desk.host.answer("log", "one\ntwo\n");
    desk.run("rollback shop");
    var ran = desk.run((line + " --json").strip().split(" "));
    Map<?, ?> document = Jsonb.instance().type(Map.class).fromJson(ran.out());
    assertThat(document).isNotEmpty();
    assertThat(ran.out().trim()).startsWith("{").endsWith("}");
  }

  @Test
  void with_json_and_follow_each_event_is_a_line_and_the_end_comes_last() {
    var lines = desk.run("rollback shop --json --follow").out();
    var events = lines.lines().takeWhile(each -> !each.equals("{")).toList();
    assertThat(events)
        .hasSizeGreaterThan(3)
        .allMatch(each -> Jsonb.instance().type(Map.class).fromJson(each).containsKey("kind"));
    assertThat(lines.substring(String.join("\n", events).length())).contains("\"exitCode\": 0");
  }

  @Test
  void quiet_says_only_how_it_ended() {
    assertThat(desk.run("rollback shop --quiet").out().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("RECOVERED");
    assertThat(desk.run("services --quiet").out()).isEqualTo("shop\ncart\n");
    assertThat(desk.run("releases shop --quiet").out()).isEqualTo("release:1\nrelease:2\n");
    assertThat(desk.run("runs --quiet").out().lines()).hasSize(1);
    assertThat(desk.run("health shop --quiet").out()).isEmpty();
  }

  @Test
  void colour_is_for_terminals_that_want_it() {
    desk.onTerminal(80);
    assertThat(desk.run("status").out()).contains("\u001b[");
    assertThat(desk.run("status --no-color").out()).doesNotContain("\u001b[");
    desk.environment.put("NO_COLOR", "1");
    assertThat(desk.run("status").out()).doesNotContain("\u001b[");
    desk.environment.put("NO_COLOR", "");
    assertThat(desk.run("status").out()).contains("\u001b[");
  }

  @Test
  void a_log_that_cannot_be_read_is_no_empty_log() {
    desk.host.answer("log", ScriptedHost.exited(1, "", "no journal files were found"));
    var ran = desk.run("logs shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("no journal files were found");
    desk.host.answer("log", new CommandResult.NotStarted("no such program"));
    assertThat(desk.run("logs shop").code()).isEqualTo(3);
  }
}
