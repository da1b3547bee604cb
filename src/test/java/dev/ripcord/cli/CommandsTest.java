package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every command. */
final class CommandsTest {
  static List<String> names() {
    return Commands.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_has_help_a_tired_person_can_use(String name) {
    var command = Commands.named(name);
    assertThat(command.name()).isEqualTo(name);
    assertThat(command.summary()).isNotBlank().hasSizeLessThan(90).doesNotEndWith(".");
    assertThat(command.examples()).as("examples").hasSizeGreaterThanOrEqualTo(2);
    assertThat(command.examples()).allMatch(each -> each.line().contains("ripcord"));
    assertThat(command.takes().options())
        .allMatch(each -> each.description().length > 0 && !each.description()[0].isBlank());
    assertThat(command.takes().positionalParameters())
        .allMatch(each -> each.description().length > 0 && !each.description()[0].isBlank());
  }

  /** {@code src/launcher/start} keeps picocli from looking for converters to times. */
  @ParameterizedTest
  @MethodSource("names")
  void every_command_takes_words_and_flags_alone(String name) {
    for (var each : Commands.named(name).takes().args()) {
      assertThat(List.of(each.type(), each.auxiliaryTypes()[0]))
          .as(each.toString())
          .isSubsetOf(boolean.class, String.class, List.class);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_answers_to_help_in_both_ways(String name) {
    var desk = new Desk();
    var asked = desk.run(("help " + name).split(" "));
    assertThat(asked.code()).isZero();
    assertThat(desk.run((name + " --help").split(" "))).isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_example_is_a_command_line_that_can_be_read(String name) {
    for (var each : Commands.named(name).examples()) {
      var words = Words.of(each.line());
      assertThat(Parsing.of(words)).as(each.line()).isInstanceOf(Parsing.Asked.class);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_stands_in_the_list_and_in_every_completion(String name) {
    var desk = new Desk();
    assertThat(desk.run("help").out()).contains("  " + name + " ");
    assertThat(desk.run("completion bash").out()).contains("'" + name + "')");
    assertThat(desk.run("completion zsh").out()).contains("'" + name + "')");
    for (var word : name.split(" ", -1)) {
      assertThat(desk.run("completion fish").out()).contains("-a " + word);
    }
  }

  @Test
  void options_of_all_commands_may_stand_before_and_after_the_name() {
    var desk = new Desk();
    var before = desk.run("--json --catalog x.yaml services");
    assertThat(before.out()).startsWith("{");
    assertThat(desk.run("services --catalog=x.yaml --json")).isEqualTo(before);
  }

  @Test
  void the_version_is_told_in_each_way() {
    var desk = new Desk();
    assertThat(desk.run("--version").out()).isEqualTo("ripcord " + Build.VERSION + "\n");
    assertThat(desk.run("-V")).isEqualTo(desk.run("version"));
    assertThat(desk.run("--version --json").out()).contains("\"version\"");
  }

  @Test
  void a_journal_of_ones_own_is_said_loudly() {
    var desk = new Desk();
    assertThat(desk.run("services --journal-dir /tmp/x").err()).contains("kept in /tmp/x");
    assertThat(desk.run("services").err()).isEmpty();
  }

  @Test
  void a_length_to_watch_may_be_left_out_and_never_swallows_the_service() {
    assertThat(watch("rollback --watch shop")).isEmpty();
    assertThat(watch("rollback shop --watch 15m")).isEqualTo("15m");
    assertThat(watch("rollback shop --watch=15m")).isEqualTo("15m");
  }

  private static String watch(String line) {
    var asked = (Parsing.Asked) Parsing.of(line.split(" "));
    String service = asked.parsed().matchedPositionalValue(0, "");
    assertThat(service).isEqualTo("shop");
    return asked.parsed().matchedOptionValue("--watch", "none");
  }
}
