package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe says to those who watch, beside its kind. */
class ProbeShapeTest {
  private static final Shape<?> ANY = Shapes.node();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(Map.of("systemd", ANY), Map.of("rollback", ANY), Map.of("tcp", ANY));

  @ParameterizedTest
  @CsvSource({"'', 30, 5", "', every: 3s', 3, 3", "', every: 1m, retry: 10s', 60, 10"})
  void it_is_looked_at_at_a_pace_and_sooner_after_a_bad_look(String keys, int every, int retry) {
    assertThat(probe(keys).pace())
        .isEqualTo(new Pace(Duration.ofSeconds(every), Duration.ofSeconds(retry)));
  }

  @Test
  void it_tells_the_state_of_the_service_unless_it_says_whose() {
    assertThat(probe("").role()).isEqualTo(Role.SERVICE);
    assertThat(probe(", role: witness").role()).isEqualTo(Role.WITNESS);
    assertThat(probe(", role: dependency").bundled()).isFalse();
    assertThat(probe(", role: dependency, bundled: true").bundled()).isTrue();
  }

  @Test
  void only_a_dependency_can_be_bundled() {
    assertThatThrownBy(() -> probe(", bundled: true")).hasMessageContaining("role: dependency");
  }

  @Test
  void it_is_not_looked_at_more_often_than_every_second() {
    assertThatThrownBy(() -> probe(", every: 100ms")).hasMessageContaining("a second is the least");
  }

  @Test
  void a_witness_is_no_proof_that_the_service_is_back() {
    var service = service("a: { tcp: 1 }, b: { tcp: 2, role: witness }", "");
    assertThat(service.verify().checks()).extracting(CheckEntry::name).containsExactly("a");
  }

  @Test
  void a_probe_keeps_its_pace_where_it_is_named() {
    var service = service("a: { tcp: 1, every: 7s }", "verify: { checks: [ a ] }");
    assertThat(service.verify().checks().getFirst().pace().every()).hasSeconds(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"every: 5s", "retry: 5s", "role: witness", "bundled: true"})
  void what_is_looked_at_by_a_run_alone_has_no_pace(String key) {
    assertThatThrownBy(
            () -> service("a: { tcp: 1 }", "verify: { checks: [ { tcp: 2, %s } ] }".formatted(key)))
        .hasMessageContaining(key.split(":", 2)[0] + "' is for a probe")
        .hasMessageContaining("under 'probes:'");
  }

  private static CheckEntry probe(String keys) {
    var probes = service("a: { tcp: 1" + keys + " }", "").probes();
    return probes.values().iterator().next();
  }

  private static Service service(String probes, String rest) {
    var text =
        """
        ripcord: 1
        services:
          api:
            target: { systemd: api }
            probes: { %s }
            %s
            procedures: { quick: { budget: 5m, steps: [ { rollback: release } ] } }
        """
            .formatted(probes, rest);
    var catalog = CatalogShape.of(VOCABULARY).readOrThrow(YamlReader.read(text, "test.yaml"));
    return catalog.services().values().iterator().next();
  }
}
