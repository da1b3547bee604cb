package dev.ripcord.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.step.Repeatability;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a catalog and what is known to a plan, with nothing but the two. */
final class PlannerTest {
  private static final Kinds KINDS = Kinds.of(Drivers.builtIn());
  private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Ledger LEDGER =
      Ledger.of(List.of(found(1, "old"), found(2, "new"), found(3, "newest")));

  private static final String CATALOG =
      """
      ripcord: 1
      services:
        shop:
          downtime: 20s
          target:
            variants:
              old: { runs: { systemd: { unit: shop-old } }, set: { port: 1000 } }
              new: { runs: { systemd: { unit: shop-new } }, set: { port: 2000 } }
              newest: { runs: { systemd: { unit: shop-newest } }, set: { port: 3000 } }
          probes:
            page: { http: "http://localhost:${release.port}/" }
            before: { http: "http://localhost:${current.port}/" }
            queue: { port: 5672, degrades: true }
          verify: { checks: [ page, queue ], good: 2, every: 2s, within: 40s, watch: 10m }
          procedures:
            quick:
              budget: 3m
              steps:
                - { rollback: release, timeout: 45s, retries: 2 }
                - { wait: healthy, within: 15s }
                - { wait: [ page, before ] }
                - env-file: { file: /srv/env, set: { PORT: "${release.port}", KEY: "${env:KEY}" } }
            night:
              budget: 1m
              emergency: true
              continue-on-failure: true
              verify: [ page ]
              completed-by: quick
              steps:
                - { start: release, on-failure: stop }
                - { command: [ refill, "${HOME}" ], name: fill the cache }
                - { stop: others }
            before-it:
              preparation: true
              budget: 1m
              steps: [ { stop: others } ]
          contacts:
            - { level: L1, who: Anna, reach: "+00", does: decides }
      """;

  private final Service shop = service(CATALOG);

  @Test
  void the_same_question_gets_the_same_plan() {
    assertThat(plan("quick")).isEqualTo(plan("quick"));
  }

  @Test
  void a_line_that_stands_for_several_steps_numbers_them_below_its_own() {
    assertThat(plan("quick").steps())
        .extracting(PlannedStep::path)
        .containsExactly("1.1", "1.2", "1.3", "2", "3", "4");
    assertThat(plan("quick").step("1.3").title()).isEqualTo("start unit shop-old");
  }

  @Test
  void what_a_line_says_holds_for_all_that_it_stands_for() {
    var plan = plan("quick");
    for (var path : List.of("1.1", "1.2", "1.3")) {
      assertThat(plan.step(path).timeout()).isEqualTo(Duration.ofSeconds(45));
      assertThat(plan.step(path).retries()).isEqualTo(2);
    }
    assertThat(plan.step("2").within()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void values_of_both_releases_are_filled_in_and_secrets_and_the_shells_own_are_not() {
    var plan = plan("quick");
    assertThat(plan.step("3").config())
        .contains("http://localhost:1000/", "http://localhost:2000/");
    assertThat(plan.step("4").config()).contains("\"1000\"", "${env:KEY}");
    assertThat(plan("night").step("2").config()).contains("${HOME}");
  }

  @Test
  void a_gate_for_healthy_waits_for_what_proves_the_service() {
    assertThat(plan("quick").step("2").title()).isEqualTo("wait until page, queue are good");
    assertThat(plan("quick").step("3").title()).isEqualTo("wait until page, before are good");
  }

  @Test
  void an_emergency_goes_on_past_a_failure_but_not_past_its_gates() {
    var plan = plan("night");
    assertThat(plan.rank()).isEqualTo(Rank.EMERGENCY);
    assertThat(plan.step("1").onFailure()).isEqualTo(OnFailure.STOP);
    assertThat(plan.step("2").onFailure()).isEqualTo(OnFailure.CONTINUE);
    assertThat(plan("quick").step("1.1").onFailure()).isEqualTo(OnFailure.STOP);
  }

  @Test
  void all_other_releases_are_stopped_and_not_the_one_that_is_brought_back() {
    var stops = plan("night").steps().stream().filter(each -> each.path().startsWith("3")).toList();
    assertThat(stops)
        .extracting(PlannedStep::config)
        .anyMatch(each -> each.contains("shop-new\""))
        .anyMatch(each -> each.contains("shop-newest"))
        .noneMatch(each -> each.contains("shop-old"));
  }

  @Test
  void a_procedure_that_proves_less_leaves_the_rest_to_be_told() {
    var quick = plan("quick").proof();
    assertThat(quick.required()).extracting(PlannedCheck::name).containsExactly("page", "queue");
    assertThat(quick.rest()).isEmpty();
    assertThat(quick.good()).isEqualTo(2);
    assertThat(quick.watch()).isEqualTo(Duration.ofMinutes(10));
    var night = plan("night").proof();
    assertThat(night.required()).extracting(PlannedCheck::name).containsExactly("page");
    assertThat(night.rest()).extracting(PlannedCheck::name).containsExactly("queue");
    assertThat(plan("night").completedBy()).contains("quick");
  }

  @Test
  void a_preparation_proves_nothing_of_the_service() {
    assertThat(plan("before-it").proof().required()).isEmpty();
    assertThat(plan("before-it").proof().rest()).isEmpty();
  }

  @Test
  void the_warnings_name_the_grade_and_what_cannot_be_undone_or_repeated() {
    assertThat(plan("night").warnings())
        .containsExactly(
            "release:1 (variant:old) is known: it was never certified",
            "step 2 cannot be undone: fill the cache",
            "step 2 is never repeated by itself: after a crash in it a person decides");
    assertThat(plan("night").step("2").repeatability()).isEqualTo(Repeatability.UNSAFE);
    var certified = LEDGER.after(new LedgerEvent.Graded(1, Grade.CERTIFIED, THEN, "watched"));
    assertThat(plan(shop, "quick", certified).warnings()).isEmpty();
  }

  @Test
  void a_service_without_checks_is_warned_of() {
    var unproven = service(CATALOG.replace("checks: [ page, queue ]", "checks: []"));
    assertThat(plan(unproven, "before-it", LEDGER).warnings())
        .contains("the service has no checks: that it is back cannot be proven");
  }

  @Test
  void a_value_that_no_release_has_is_an_error_with_its_place_and_a_suggestion() {
    var wrong = service(CATALOG.replace("PORT: \"${release.port}\"", "PORT: \"${release.prot}\""));
    assertThatThrownBy(() -> plan(wrong, "quick", LEDGER))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("ripcord.yaml:22")
        .hasMessageContaining("'release.prot'")
        .hasMessageContaining("'release.port'");
  }

  @Test
  void a_gate_for_a_probe_that_is_not_there_is_an_error_with_a_suggestion() {
    var wrong = service(CATALOG.replace("[ page, before ]", "[ page, befor ]"));
    assertThatThrownBy(() -> plan(wrong, "quick", LEDGER))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("'befor'")
        .hasMessageContaining("'before'");
  }

  @Test
  void whom_to_call_stands_in_the_plan() {
    assertThat(plan("quick").contacts()).containsExactly("L1 Anna (+00): decides");
  }

  @Test
  void on_several_hosts_each_line_is_done_on_all_of_them_before_the_next() {
    var plan = plan(service(fleet("")), "quick", LEDGER);
    assertThat(plan.hosts()).containsExactly("local", "ssh://ops@web2:2222");
    var first = plan.step("1.1-web2");
    assertThat(first.host()).isEqualTo("ssh://ops@web2:2222");
    assertThat(plan.after(first)).isEmpty();
    assertThat(plan.after(plan.step("3-localhost"))).containsExactly("2-localhost", "2-web2");
  }

  @Test
  void on_so_many_hosts_at_once_the_others_follow_when_these_are_through() {
    var plan = plan(service(fleet("at-once: 1\n    ")), "quick", LEDGER);
    assertThat(plan.order()).isEmpty();
    assertThat(plan.steps().getLast().path()).isEqualTo("4-web2");
    assertThat(plan.after(plan.step("1.1-web2"))).containsExactly("4-localhost");
  }

  @Test
  void a_check_of_the_host_itself_is_made_on_each_and_any_other_once() {
    var elsewhere = fleet("").replace("http://localhost:${current.port}/", "http://shop.example/");
    var proof = plan(service(elsewhere.replace("queue ]", "queue, before ]")), "quick", LEDGER);
    assertThat(proof.proof().required())
        .extracting(PlannedCheck::name)
        .containsExactly(
            "page on localhost", "page on web2", "queue on localhost", "queue on web2", "before");
    var each = fleet("").replace("http://localhost:${release.port}/", "http://${host}:1/");
    assertThat(plan(service(each), "quick", LEDGER).proof().required())
        .extracting(PlannedCheck::config)
        .contains("\"http://localhost:1/\"", "\"http://web2:1/\"");
  }

  @Test
  void what_is_parallel_begins_together_and_the_next_line_when_all_of_it_is_through() {
    var text =
        CATALOG.replace(
            "- { wait: healthy, within: 15s }",
            "- { parallel: [ { command: [ a ] }, { stop: others } ], on-failure: continue }");
    var plan = plan(service(text), "quick", LEDGER);
    assertThat(plan.after(plan.step("2.1"))).isEqualTo(plan.after(plan.step("2.2.1")));
    assertThat(plan.after(plan.step("2.2.2"))).containsExactly("2.2.1");
    assertThat(plan.after(plan.step("3"))).containsExactly("2.1", "2.2.2");
    assertThat(plan.step("2.1").onFailure()).isEqualTo(OnFailure.CONTINUE);
  }

  private static String fleet(String more) {
    return CATALOG.replace(
        "downtime: 20s",
        "hosts: [ local, \"ssh://ops@web2:2222\" ]\n    " + more + "downtime: 20s");
  }

  private Plan plan(String procedure) {
    return plan(shop, procedure, LEDGER);
  }

  private static Plan plan(Service service, String procedure, Ledger ledger) {
    var emergency = procedure.equals("night");
    return new Planner(KINDS)
        .plan(
            new Planner.Request(
                service,
                Optional.ofNullable(service.procedures().get(procedure)).orElseThrow(),
                Purpose.ROLLBACK,
                ledger.byNumber(1),
                Optional.of("variant:new"),
                emergency ? Rank.EMERGENCY : Rank.MANUAL,
                ledger,
                target(service)));
  }

  private static Target target(Service service) {
    return Optional.<Shape<? extends Target>>ofNullable(KINDS.targets().get("variants"))
        .orElseThrow()
        .readOrThrow(service.target().config());
  }

  private static Service service(String text) {
    return CatalogShape.of(Planner.vocabulary(KINDS))
        .readOrThrow(YamlReader.read(text, "ripcord.yaml"))
        .service("shop");
  }

  private static LedgerEvent found(int number, String variant) {
    return new LedgerEvent.Found(
        number, "variant:" + variant, Map.of("variant", variant), THEN, "test");
  }
}
