package dev.ripcord.decide.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.decide.trial.Trial.Met;
import dev.ripcord.rule.Sample.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories in, verdicts expected. */
class TrialTest {
  private static final Shape<?> ANY = Shapes.node();
  private static final Catalog CATALOG =
      CatalogShape.of(
              new Vocabulary(Map.of("systemd", ANY), Map.of("rollback", ANY), Map.of("tcp", ANY)))
          .readOrThrow(
              YamlReader.read(
                  """
                  ripcord: 1
                  services:
                    shop:
                      target: { systemd: shop }
                      procedures: { standard: { budget: 5m, steps: [ { rollback: release } ] } }
                      probes:
                        api: { tcp: 1, every: 10s }
                        web: { tcp: 2, every: 15s }
                        db: { tcp: 3, every: 10s, role: dependency }
                      rules:
                        down: { when: unavailable(api) for 1m, action: rollback }
                        errors: { when: ratio(web) > 10% for 3m, action: rollback }
                  """,
                  "catalog.yaml"));

  /**
   * What Prometheus makes of the same, measured with promtool: it fires after the burst is over.
   */
  @Test
  void a_burst_of_45_seconds_is_no_reason_and_what_lasts_is() {
    assertThat(
            wrong(
                """
                name: errors
                series:
                  web: { bad: "0+0x20 50+50x2 150x40", total: "0+50x63" }
                expect: [ { rule: errors, at: 15m, never: tripped } ]
                """))
        .isEmpty();
    assertThat(
            wrong(
                """
                name: errors
                series:
                  web: { bad: "0+0x20 10+10x42", total: "0+50x63" }
                deployed: 3m
                expect:
                  - { rule: errors, at: 6m, verdict: pending }
                  - { rule: errors, at: 10m, does: act }
                """))
        .isEmpty();
  }

  @Test
  void what_it_does_is_tried_with_every_guard() {
    assertThat(
            wrong(
                """
                name: the database takes the service with it
                series: { api: "good x60 bad x12", db: "good x60 bad x12" }
                deployed: 9m
                expect: [ { rule: down, at: 11m30s, does: held by dependencies } ]
                """))
        .isEmpty();
    assertThat(
            wrong(
                """
                name: no deployment
                series: { api: "good x60 bad x12" }
                expect: [ { rule: down, at: 11m30s, does: held by armed-by-a-change } ]
                """))
        .isEmpty();
    assertThat(
            wrong(
                """
                name: maintenance
                series: { api: "good x60 bad x12" }
                deployed: 9m
                maintenance: { from: 9m, to: 20m }
                expect: [ { rule: down, at: 11m50s, never: tripped } ]
                """))
        .isEmpty();
  }

  @Test
  void what_is_not_as_expected_is_told_with_what_was() {
    assertThat(
            wrong(
                """
                name: too early
                series: { api: "bad x6" }
                expect: [ { rule: down, at: 50s, verdict: tripped } ]
                """))
        .singleElement()
        .satisfies(each -> assertThat(each.was()).isEqualTo("pending (50s of 1m, 6 bad looks)"));
    assertThat(
            wrong(
                """
                name: it was, for a while
                series: { api: "bad x8 good x60" }
                expect: [ { rule: down, at: 5m, never: tripped } ]
                """))
        .singleElement()
        .satisfies(each -> assertThat(each.was()).startsWith("tripped ("));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "series: { apy: good } | unknown probe 'apy' (did you mean 'api'?)",
        "series: { api: god x3 } | 'god x3' is none of good, bad, unknown",
        "series: { web: { bad: 1+x } } | '1+x' is no series of numbers",
        "series: { api: good x9999999 } | at most 1000000 values",
        "series: { api: good }, expect: [ { rule: dwon, at: 1m, verdict: ok } ] | unknown rule 'dwon'",
        "series: { api: good }, expect: [ { rule: down, at: 1m } ] | say one of",
      })
  void a_mistake_is_told(String text, String said) {
    var expect = text.contains("expect:") ? "" : ", expect: []";
    assertThatThrownBy(() -> read("{ name: n, " + text + expect + " }")).hasMessageContaining(said);
  }

  @Test
  void series_are_written_in_short() {
    assertThat(Series.states("good x2, bad unknown"))
        .containsExactly(State.GOOD, State.GOOD, State.BAD, State.UNKNOWN);
    assertThat(Series.numbers("1+2x2 7 _x2 5x1").stream().map(each -> each.orElse(-1.0)))
        .containsExactly(1.0, 3.0, 5.0, 7.0, -1.0, -1.0, 5.0, 5.0);
    assertThat(Series.numbers("-1.5")).containsExactly(Optional.of(-1.5));
  }

  private static List<Met> wrong(String story) {
    return read("\n" + story.indent(4)).stream()
        .flatMap(each -> Rehearsal.of(each).stream())
        .filter(each -> !each.met())
        .toList();
  }

  private static List<Trial> read(String story) {
    return TrialShape.read(
        YamlReader.read("service: shop\ntests:\n  - " + story, "tests.yaml"), CATALOG);
  }
}
