package dev.ripcord.target.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Verb;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which variant runs, and what brings one back. */
class VariantTargetTest {
  private static final String TWO =
      """
      old: { runs: { service: a }, set: { url: "http://localhost:1", flag: "false" } }
      new: { runs: { service: b } }
      """;
  private final Services services = new Services();
  private final VariantTarget target = read(TWO);

  @Test
  void the_one_that_runs_is_the_identity() {
    services.running("a");
    assertThat(target.observe(services.sight()).identity()).contains("variant:old");
  }

  @Test
  void both_or_none_is_no_identity_and_is_said() {
    var none = target.observe(services.sight());
    assertThat(none.identity()).isEmpty();
    assertThat(none.said()).startsWith("no variant runs");
    services.running("a", "b");
    var both = target.observe(services.sight());
    assertThat(both.identity()).isEmpty();
    assertThat(both.said()).startsWith("old and new run at once");
    assertThat(both.unseen()).isFalse();
  }

  @Test
  void a_variant_that_cannot_be_looked_at_leaves_the_whole_unknown() {
    services.running("a");
    services.hidden("b");
    var seen = target.observe(services.sight());
    assertThat(seen.identity()).isEmpty();
    assertThat(seen.unseen()).isTrue();
    assertThat(seen.facts()).containsEntry("old", "active").containsEntry("new", "unknown");
  }

  @Test
  void the_others_stop_before_the_wanted_one_starts() {
    assertThat(lines(target.bringBack(release("old")))).containsExactly("stop b", "start a");
    assertThat(lines(target.lifecycle(Verb.STOP, Optional.of(release("new")))))
        .containsExactly("stop b");
    assertThat(lines(target.lifecycle(Verb.STOP, Optional.empty())))
        .containsExactly("stop a", "stop b");
    assertThat(target.lifecycle(Verb.START, Optional.empty())).isEmpty();
  }

  @Test
  void a_restart_of_the_service_is_one_of_what_runs() {
    var steps = target.lifecycle(Verb.RESTART, Optional.empty());
    assertThat(lines(steps)).containsExactly("restart a", "restart b");
    assertThat(steps).allMatch(each -> each.when().isPresent());
  }

  @Test
  void what_a_variant_sets_is_there_for_steps() {
    assertThat(target.values(release("old")))
        .isEqualTo(Map.of("variant", "old", "url", "http://localhost:1", "flag", "false"));
  }

  @Test
  void a_variant_is_usable_when_it_is_installed() {
    assertThat(target.ready(services.sight(), release("old")))
        .isInstanceOf(Readiness.NotUsable.class);
    services.installed("a");
    assertThat(target.ready(services.sight(), release("old"))).isInstanceOf(Readiness.Usable.class);
    assertThat(target.installed(services.sight()))
        .isEqualTo(new Readiness.NotUsable("new: b is not here"));
    assertThat(target.ready(services.sight(), release("middle")))
        .isEqualTo(new Readiness.NotUsable("the catalog has no variant middle, only old, new"));
    assertThatThrownBy(() -> target.bringBack(release("odl"))).isInstanceOf(UnknownName.class);
  }

  @Test
  void one_variant_alone_and_variants_in_variants_are_refused() {
    assertThatThrownBy(() -> read("old: { runs: { service: a } }"))
        .hasMessageContaining("at least two");
    assertThatThrownBy(() -> read("old: { runs: { variants: {} } }\nnew: { runs: { service: a } }"))
        .hasMessageContaining("unknown target key 'variants'");
    assertThatThrownBy(() -> read("old: { runs: { service: a, more: 1 } }\nnew: {}"))
        .hasMessageContaining("test:1:28")
        .hasMessageContaining("'runs' is missing");
  }

  @Test
  void its_schema_ends() {
    var shape = Kinds.of(List.of(new VariantDriver(), services)).targets().get("variants");
    assertThat(String.valueOf(Optional.ofNullable(shape).orElseThrow().schema()))
        .contains("how this variant runs", "service");
  }

  private static List<String> lines(List<StepEntry> steps) {
    return steps.stream()
        .map(each -> each.change().kind() + " " + Nodes.json(each.change().config()))
        .map(each -> each.replace("\"", ""))
        .toList();
  }

  private VariantTarget read(String yaml) {
    var kinds = Kinds.of(List.of(new VariantDriver(), services));
    return new VariantShape(kinds).readOrThrow(YamlReader.read(yaml, "test"));
  }

  private static Release release(String variant) {
    return new Release(
        1,
        "variant:" + variant,
        Map.of("variant", variant),
        Instant.EPOCH,
        Grade.KNOWN,
        Optional.empty());
  }

  @Test
  void the_same_identity_is_said_for_each_order() {
    var seen = new LinkedHashMap<String, Observed>();
    seen.put("new", new Observed(Optional.empty(), Map.of(), "off"));
    seen.put("old", new Observed(Optional.of("x"), Map.of(), "on"));
    assertThat(new SideBySide(seen).observed().said()).isEqualTo("old: on");
  }
}
