package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line of a rule: what it means, and where it is wrong. */
class RuleTextTest {

  /** Each of them is what a runbook asks for; what is read is written as it was. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unavailable(api) for 1m",
        "unavailable(minio) for 2m",
        "errors(api) >= 5 consecutive",
        "errors(api) >= 3 in 5m",
        "ratio(errors, requests) > 10% for 3m",
        "ratio(uploads) > 10% for 2m",
        "p95(latency) > 5s for 5m",
        "p99.9(latency) > 500ms for 5m",
        "p95(info) > 2x baseline for 10m",
        "memory of host > 90% for 2m",
        "memory > 90% for 2m",
        "cpu > 95% for 3m",
        "disk(/) of host > 90%",
        "restarts(app) > 3 in 5m",
        "restarts(app) > 3 in 10m for 1m",
        "not-running(app)",
        "all unavailable(api, app, docker, host) for 2m",
        "any unavailable(health, webrtc, api) for 1m",
        "2 of unavailable(a, b, c) for 30s",
        "not-running(antmedia) or unavailable(health) for 30s",
        "(slope(memory of antmedia) > 1%/min for 30m) and memory of antmedia > 2GB",
        "(unavailable(a) or (unavailable(b) and unavailable(c))) for 1m",
        "users > 50% for 2m",
        "left of certificate < 14d",
        "memory of app > 2GB for 2m",
      })
  void what_a_runbook_asks_for_can_be_said(String text) {
    assertThat(RuleText.parse(text).toString())
        .isEqualTo(
            text.replace(
                "(slope(memory of antmedia) > 1%/min for 30m)",
                "slope(memory of antmedia) > 1%/min for 30m"));
  }

  @Test
  void a_time_belongs_to_what_stands_before_it() {
    var each = (Condition.AtLeast) RuleText.parse("unavailable(a) for 1m or unavailable(b) for 2m");
    assertThat(each.parts()).allMatch(Condition.Held.class::isInstance);
    assertThat(RuleText.parse("(unavailable(a) or unavailable(b)) for 1m"))
        .isInstanceOf(Condition.Held.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "unavailable(api for 1m | 16 | expected ')', but found 'for'",
        "unavailble(api) for 1m | 0 | unknown signal 'unavailble'",
        "unavailable(api) for 1 | 21 | '1' is no length of time such as 30s, 5m, 1h30m",
        "unavailable(api) for 0s | 21 | a length of time has to be more than nothing",
        "ratio(a, b) > ten | 14 | 'ten' is no number with a unit that is known",
        "ratio(a, b, c) > 10% | 15 | expected one probe, or what was bad and what was all",
        "ratio(a, b) 10% | 12 | expected one of > >= < <= == !=, but found '10%'",
        "restarts(app) > 3 | 17 | expected 'in' and a time: 'in 5m', but the rule ends here",
        "errors(api) > 3 | 15 | expected 'consecutive' or 'in 5m', but the rule ends here",
        "restarts(app) > many in 5m | 16 | 'many' is no whole number",
        "unavailable(a, b) for 1m | 18 | expected 'all', 'any' or '2 of' before several probes",
        "4 of unavailable(a, b) | 0 | '4' is no whole number from 1 to 2",
        "unavailable(a) and unavailable(b) or unavailable(c) | 34 | 'and' and 'or' side by side",
        "slope(memory of app) > 1%/min | 29 | expected 'for' and a length of time",
        "p95(api) > 2x for 5m | 14 | expected 'baseline', but found 'for'",
        "unavailable(api) for 1m now | 24 | expected 'and', 'or' or the end, but found 'now'",
      })
  void a_mistake_is_told_with_its_place(String text, int offset, String said) {
    assertThatThrownBy(() -> RuleText.parse(text))
        .hasMessageStartingWith(said)
        .isInstanceOfSatisfying(
            RuleFault.class, each -> assertThat(each.offset()).isEqualTo(offset));
  }

  @Test
  void an_empty_rule_is_a_mistake_too() {
    assertThatThrownBy(() -> RuleText.parse(" ")).hasMessageContaining("the rule ends here");
  }

  @Test
  void the_probes_of_a_rule_are_known() {
    assertThat(RuleText.parse("ratio(errors, requests) > 10% for 3m").probes())
        .containsExactly("errors", "requests");
  }
}
