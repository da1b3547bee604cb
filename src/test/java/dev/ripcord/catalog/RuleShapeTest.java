package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as a catalog has them. */
class RuleShapeTest {
  private static final Shape<?> ANY = Shapes.node();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of("systemd", ANY), Map.of("rollback", ANY), Map.of("tcp", ANY, "host", ANY));

  @Test
  void a_rule_tells_people_unless_it_says_more() {
    var rule = rule("{ when: unavailable(api) for 1m }");
    assertThat(rule.rollBack()).isEmpty();
    assertThat(rule.urgency()).isEqualTo(Urgency.WARNING);
    assertThat(rule.text()).isEqualTo("unavailable(api) for 1m");
  }

  @Test
  void it_goes_back_by_the_first_procedure_or_by_the_one_it_names() {
    assertThat(rule("{ when: unavailable(api), action: rollback }").rollBack())
        .contains(new Rule.RollBack(java.util.Optional.empty()));
    assertThat(rule("{ when: unavailable(api), action: rollback quick }").rollBack())
        .contains(new Rule.RollBack(java.util.Optional.of("quick")));
  }

  @Test
  void the_probe_of_the_host_is_meant_where_none_is_named() {
    assertThat(rule("{ when: memory > 90% for 2m }").when().probes()).containsExactly("machine");
    assertThat(rule("{ when: disk(/) > 90% }").when()).hasToString("disk(/) of machine > 90%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ when: unavailable(apo) for 1m } | unknown probe 'apo' (did you mean 'api'?)",
        "{ when: unavailble(api) for 1m } | unknown signal 'unavailble' (did you mean 'unavailable'?)",
        "{ when: unavailable(api) for 1m, action: rollback quik } | unknown procedure 'quik'",
        "{ when: unavailable(api) for 1m, mode: shadow } | unknown word 'shadow'",
        "{ when: unavailable(api) for 1m, action: restart } | expected alert, rollback",
        "{ severity: critical } | 'when' is missing",
      })
  void a_mistake_is_told(String text, String said) {
    assertThatThrownBy(() -> rule(text)).hasMessageContaining(said);
  }

  @Test
  void a_mistake_in_a_line_is_told_with_its_own_column() {
    assertThatThrownBy(() -> rule("{ when: unavailable(api) fro 1m }"))
        .hasMessageContaining("catalog.yaml:10:42: expected 'and', 'or' or the end");
    assertThatThrownBy(() -> rule("{ when: 'unavailable(api) for 1x' }"))
        .hasMessageContaining("catalog.yaml:10:47: '1x' is no length of time");
  }

  @Test
  void a_comma_that_ends_the_line_is_told_for_what_it_is() {
    assertThatThrownBy(() -> rule("{ when: any unavailable(api, machine) for 1m }"))
        .hasMessageContaining("a comma ends it here: put the line in quotes");
  }

  @Test
  void where_no_probe_of_the_host_is_there_one_has_to_be_named() {
    assertThatThrownBy(
            () -> service("api: { tcp: 1 }", "{ when: memory > 90% for 2m }", "").watching())
        .hasMessageContaining("say of which probe");
  }

  @Test
  void containers_follow_the_switch_of_health() {
    var service =
        service(
            "api: { tcp: 1 }",
            "{ when: unavailable(api), class: container }",
            "automation: { classes: { health: observe, resource: 'off' } }");
    var rule = only(service);
    assertThat(service.watching().automation().of(rule)).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void automation_goes_no_further_than_the_least_of_its_switches() {
    var service =
        service(
            "api: { tcp: 1 }",
            "{ when: unavailable(api), mode: countdown }",
            "automation: { mode: recommend, window: 2h }");
    var automation = service.watching().automation();
    assertThat(automation.of(only(service))).isEqualTo(Mode.RECOMMEND);
    assertThat(automation.window()).isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ when: unavailable(api) for 40s } | SHORT_RULE | 40s is less than two looks, which are 30s apart",
        "{ when: unavailable(api) for 1h, action: rollback } | LATE_RULE | never acts",
        "{ when: unavailable(db) for 2m, action: rollback } | INNOCENT_RELEASE | no other release mends it",
        "{ when: restarts(api) > 300 in 5m } | UNREACHABLE_RULE | it never fires",
        "{ when: unavailable(api) for 2m, action: rollback prepare } | NO_WAY_BACK | only prepares",
      })
  void a_rule_that_cannot_do_what_it_is_there_for_is_warned_of(
      String text, Lint lint, String said) {
    var probes = "api: { tcp: 1 }, db: { tcp: 2, role: dependency }";
    assertThat(warnings(service(probes, text, "")))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.lint()).isEqualTo(lint);
          assertThat(each.text()).contains(said);
        });
  }

  @Test
  void a_rule_that_can_is_not_warned_of() {
    var probes = "api: { tcp: 1 }, db: { tcp: 2, role: dependency, bundled: true }";
    var rule = "{ when: 'any unavailable(api, db) for 1m', action: rollback }";
    assertThat(warnings(service(probes, rule, ""))).isEmpty();
  }

  private static java.util.List<Warning> warnings(Service service) {
    var catalog =
        new Catalog(
            java.util.Optional.empty(),
            Map.of("shop", service),
            Notices.NONE,
            java.util.Optional.empty());
    return Lint.of(catalog).stream()
        .filter(each -> each.place().equals(only(service).place()))
        .toList();
  }

  private static Rule rule(String text) {
    return only(service("api: { tcp: 1 }, machine: { host: local }", text, ""));
  }

  private static Rule only(Service service) {
    return service.watching().rules().values().iterator().next();
  }

  private static Service service(String probes, String rule, String more) {
    var text =
        """
        ripcord: 1
        services:
          shop:
            target: { systemd: shop }
            probes: { %s }
            procedures:
              standard: { budget: 5m, steps: [ { rollback: release } ] }
              quick: { budget: 1m, steps: [ { rollback: release } ] }
              prepare: { budget: 1m, preparation: true, steps: [ { rollback: release } ] }
            rules: { r: %s }
            %s
        """
            .formatted(probes, rule, more);
    return CatalogShape.of(VOCABULARY)
        .readOrThrow(YamlReader.read(text, "catalog.yaml"))
        .service("shop");
  }
}
