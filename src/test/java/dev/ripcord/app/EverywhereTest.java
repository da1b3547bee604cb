package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.plan.HostLabels;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.target.Observed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One answer for a service on two hosts. */
class EverywhereTest {
  private static final String ONE = "ssh://one";
  private static final String TWO = "ssh://two";
  private static final Everywhere EVERYWHERE = new Everywhere(new HostLabels(List.of(ONE, TWO)));

  @Test
  void a_release_runs_where_all_hosts_run_it() {
    var seen = EVERYWHERE.observed(both(runs("v1"), runs("v1")));
    assertThat(seen.identity()).contains("v1");
    assertThat(seen.said()).isEqualTo("v1 runs, on all 2 hosts");
    assertThat(seen.facts()).containsEntry("two.pid", "7");
  }

  @Test
  void where_they_differ_no_release_is_named_and_each_host_is() {
    var seen = EVERYWHERE.observed(both(runs("v1"), runs("v2")));
    assertThat(seen.identity()).isEmpty();
    assertThat(seen.said()).isEqualTo("one: v1 runs; two: v2 runs");
  }

  @Test
  void one_host_that_cannot_be_looked_at_leaves_it_unseen() {
    var gone = new Observed(Optional.empty(), Map.of(Observed.UNSEEN, "no way"), "not seen");
    assertThat(EVERYWHERE.observed(both(runs("v1"), gone)).unseen()).isTrue();
  }

  @Test
  void what_one_host_lacks_cannot_be_gone_back_to() {
    var there = Map.of(1, (Readiness) new Readiness.Usable());
    var gone = Map.of(1, (Readiness) new Readiness.NotUsable("its folder is missing"));
    assertThat(EVERYWHERE.readiness(both(there, gone)))
        .containsEntry(1, new Readiness.NotUsable("its folder is missing on two"));
    assertThat(EVERYWHERE.readiness(both(there, there))).containsEntry(1, new Readiness.Usable());
  }

  @Test
  void what_is_there_on_any_host_is_listed_once() {
    var one = new Artefact("v1", Map.of(), Optional.empty());
    var two = new Artefact("v2", Map.of(), Optional.empty());
    assertThat(EVERYWHERE.artefacts(both(List.of(one), List.of(one, two))))
        .containsExactly(one, two);
  }

  private static Observed runs(String release) {
    return new Observed(Optional.of(release), Map.of("pid", "7"), release + " runs");
  }

  private static <T> Map<String, T> both(T one, T two) {
    var both = new LinkedHashMap<String, T>();
    both.put(ONE, one);
    both.put(TWO, two);
    return both;
  }
}
