package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Schema;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import dev.ripcord.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runbook of StreamLick as a catalog: it reads, it lints, and every procedure plans both ways.
 */
class StreamLickExampleTest {
  private static final Service SERVICE = Examples.load("streamlick").service("streamlick");
  private static final Release MEDIASOUP = release(1, "mediasoup");
  private static final Release ANTMEDIA = release(2, "antmedia");

  @Test
  void it_has_no_warning() {
    assertThat(Lint.of(Examples.load("streamlick"))).isEmpty();
  }

  @Test
  void it_fits_the_schema() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Schema.of(Examples.VOCABULARY));
    var plain =
        new Load(LoadSettings.builder().build()).loadFromString(Examples.text("streamlick"));
    assertThat(schema.validate(new JsonMapper().<JsonNode>valueToTree(plain))).isEmpty();
  }

  @Test
  void the_budgets_are_those_of_the_runbook() {
    assertThat(SERVICE.procedures().keySet())
        .containsExactly("quick", "full", "emergency", "prepare");
    assertThat(budget("quick")).isEqualTo(Duration.ofMinutes(5));
    assertThat(budget("full")).isEqualTo(Duration.ofMinutes(30));
    assertThat(budget("emergency")).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({"quick", "full", "emergency", "prepare"})
  void every_procedure_plans_both_ways_with_all_values_filled_in(String procedure) {
    for (var plan : List.of(plan(procedure, MEDIASOUP), plan(procedure, ANTMEDIA))) {
      assertThat(plan.steps()).isNotEmpty();
      assertThat(texts(plan)).noneMatch(each -> each.contains("${release."));
    }
  }

  @Test
  void quick_stops_the_old_server_only_when_nobody_asks_it_any_more() {
    assertThat(kinds(plan("quick", MEDIASOUP)))
        .containsExactly(
            "pm2",
            "wait",
            "nginx",
            "env-file",
            "pm2",
            "wait",
            "env-file",
            "front-end",
            "systemd",
            "systemd",
            "systemd",
            "pm2");
    assertThat(plan("quick", MEDIASOUP).step("9").config()).contains("\"stop\": \"antmedia\"");
  }

  @Test
  void full_stops_the_old_server_first() {
    var plan = plan("full", MEDIASOUP);
    assertThat(plan.step("1.1").config()).contains("\"stop\": \"antmedia\"");
    assertThat(plan.step("1.2").config()).contains("\"start\": \"mediasoup\"");
  }

  @Test
  void the_way_forward_is_the_same_procedure_turned_round() {
    var plan = plan("full", ANTMEDIA);
    assertThat(plan.step("1.1").config()).contains("\"stop\": \"mediasoup\"");
    assertThat(plan.step("1.2").config()).contains("\"start\": \"antmedia\"");
    assertThat(texts(plan)).anyMatch(each -> each.contains("\"VITE_USE_ANT_MEDIA\": \"true\""));
    assertThat(texts(plan)).anyMatch(each -> each.contains("http://localhost:5080/health"));
  }

  @Test
  void the_emergency_leaves_the_front_end_and_says_who_completes_it() {
    var plan = plan("emergency", MEDIASOUP);
    assertThat(kinds(plan)).doesNotContain("front-end");
    assertThat(plan.proof().required().stream().map(PlannedCheck::name))
        .containsExactly("media-server", "site");
    assertThat(plan.proof().rest().stream().map(PlannedCheck::name))
        .containsExactly("api", "front-end");
    assertThat(plan.completedBy()).contains("full");
    assertThat(plan.rank()).isEqualTo(Rank.EMERGENCY);
  }

  private static Duration budget(String procedure) {
    return plan(procedure, MEDIASOUP).budget();
  }

  private static List<String> kinds(Plan plan) {
    return plan.steps().stream().map(PlannedStep::kind).toList();
  }

  private static List<String> texts(Plan plan) {
    var steps =
        plan.steps().stream()
            .flatMap(each ->
                Stream.concat(
                    Stream.of(each.config()), each.when().stream().map(PlannedCheck::config)));
    var checks =
        Stream.concat(plan.proof().required().stream(), plan.proof().rest().stream())
            .map(PlannedCheck::config);
    return Stream.concat(steps, checks).toList();
  }

  private static Plan plan(String name, Release wanted) {
    var procedure = Optional.ofNullable(SERVICE.procedures().get(name)).orElseThrow();
    var other = wanted.equals(MEDIASOUP) ? ANTMEDIA : MEDIASOUP;
    return new Planner(Examples.KINDS)
        .plan(
            new Planner.Request(
                SERVICE,
                procedure,
                procedure.preparation() ? Purpose.PREPARATION : Purpose.ROLLBACK,
                Optional.of(wanted),
                Optional.of(other.identity()),
                procedure.emergency() ? Rank.EMERGENCY : Rank.MANUAL,
                new Ledger(List.of(MEDIASOUP, ANTMEDIA), Optional.of(2), List.of(1, 2)),
                target()));
  }

  private static Target target() {
    return Optional.<Shape<? extends Target>>ofNullable(Examples.KINDS.targets().get("variants"))
        .orElseThrow()
        .readOrThrow(SERVICE.target().config());
  }

  private static Release release(int number, String variant) {
    return new Release(
        number,
        "variant:" + variant,
        Map.of("variant", variant),
        Instant.EPOCH,
        Grade.KNOWN,
        Optional.empty());
  }
}
