package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecideCommandTest {
  private static final String MATRIX =
      """

          decide:
            matrix:
              data: { symptom: Is data lost?, severity: P1, procedure: quick, then: [ recover it ] }
              down: { symptom: Does nothing answer?, told-by: { bad: cart }, severity: P2, procedure: quick }
              odd: { symptom: Is the lesser check bad?, told-by: { bad: lesser }, severity: P4, no-rollback: investigate it }
          severities:
            P1: { called: critical, criteria: data is at risk, users: all, respond: immediately, action: roll back now }
            P2: { criteria: a major feature is broken, users: "> 50%", respond: 5m, action: "evaluate, then roll back" }
            P4: { criteria: cosmetic, respond: next business day, action: fix forward }
      """;

  private final Desk desk = new Desk();

  @Test
  void a_sick_service_is_rolled_back_by_one_key() {
    desk.shop.bad("web", "500 Internal Server Error");
    desk.onTerminal(80);
    desk.typed = "r";
    desk.shop.whenLooked("web", 2, () -> desk.shop.checks.clear());
    var ran = desk.run("decide shop --no-color");
    assertThat(ran.out()).contains("Press r to do it now").contains("RECOVERED");
    assertThat(ran.code()).isZero();
    assertThat(desk.shop.done).containsExactly("v1");
    assertThat(desk.run("runs").out()).contains("RECOVERED");
    assertThat(desk.run("show shop").out()).contains("decided: Is the service healthy? no");
  }

  @Test
  void any_other_key_leaves_it_as_it_is() {
    desk.shop.bad("web", "500 Internal Server Error");
    desk.onTerminal(80);
    desk.typed = "x";
    assertThat(desk.run("decide shop").code()).isZero();
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void the_exit_code_after_the_key_is_that_of_the_rollback() {
    desk.shop.bad("web", "500 Internal Server Error");
    desk.onTerminal(80);
    desk.typed = "r";
    assertThat(desk.run("decide shop").code()).isEqualTo(5);
  }

  @Test
  void a_person_is_asked_until_the_answer_is_one() {
    desk.onTerminal(80);
    desk.typed = "perhaps\n\nYes\nn\ny\n";
    var ran = desk.run("decide shop --no-color");
    assertThat(ran.out()).contains("NO ROLLBACK: fix it forward").doesNotContain("Press r");
    assertThat(ran.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q\n", ""})
  void a_person_may_leave_and_is_told_how_to_go_on(String typed) {
    desk.onTerminal(80);
    desk.typed = typed;
    var ran = desk.run("decide shop --no-color");
    assertThat(ran.out()).contains("ripcord decide shop --answer errors=yes");
    assertThat(ran.code()).isEqualTo(12);
  }

  @Test
  void without_a_terminal_nobody_is_asked_and_nothing_is_done() {
    desk.typed = "yes\nr";
    var ran = desk.run("decide shop");
    Golden.matches("decide-open.txt", ran.out());
    assertThat(ran.code()).isEqualTo(12);
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void a_script_answers_with_options() {
    var ran = desk.run("decide shop --answer errors=YES --answer many=y");
    Golden.matches("decide.txt", ran.out());
    assertThat(ran.code()).isZero();
  }

  @Test
  void a_wrong_answer_is_an_error_with_a_suggestion() {
    var ran = desk.run("decide shop --answer erors=yes");
    assertThat(ran.err()).contains("no question 'erors' (did you mean 'errors'?)");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(desk.run("decide shop --answer errors").err()).contains("takes NAME=ANSWER");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void a_matrix_on_a_terminal(int columns) {
    desk.catalog = Shop.CATALOG + MATRIX;
    desk.shop.bad(
        "lesser", "there are 3 warnings in the log since 11:58, and there should be none");
    desk.onTerminal(columns);
    desk.typed = "n\n";
    Golden.matches("decide-" + columns + ".txt", desk.run("decide cart --no-color").out());
  }

  @Test
  void a_matrix_in_a_pipe_says_what_holds_meanwhile() {
    desk.catalog = Shop.CATALOG + MATRIX;
    desk.shop.bad("cart", "connection refused");
    Golden.matches("decide-matrix.txt", desk.run("decide cart").out());
  }

  @Test
  void a_program_gets_a_document() {
    desk.catalog = Shop.CATALOG + MATRIX;
    desk.shop.bad("cart", "connection refused");
    var open = desk.run("decide cart --json");
    Golden.matches("decide-open.json", open.out());
    assertThat(open.code()).isEqualTo(12);
    var decided = desk.run("decide cart --json --answer data=no");
    Golden.matches("decide.json", decided.out());
    assertThat(decided.code()).isZero();
  }
}
