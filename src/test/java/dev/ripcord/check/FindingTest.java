package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.probe.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is added to a finding stays with it. */
class FindingTest {
  private static final Mark START = new Mark("start 4f2a", Instant.EPOCH);

  @Test
  void taking_secrets_out_of_it_and_saying_it_in_other_words_loses_nothing_else() {
    var secrets = new Secrets(each -> "s3cret-value");
    secrets.learn("${env:TOKEN}");
    var finding =
        Finding.bad("it said s3cret-value")
            .with(Map.of("a", "s3cret-value"))
            .measured(Map.of("value", 2.5, "count", 1.0))
            .marked(List.of(START))
            .from(Origin.REMOTE);

    var hidden = new Reveal(secrets).hide(finding).saying("other");
    assertThat(hidden.evidence()).containsEntry("a", "***");
    assertThat(hidden.said()).isEqualTo("other");
    assertThat(hidden.numbers()).containsExactly(Map.entry("count", 1.0), Map.entry("value", 2.5));
    assertThat(hidden.marks()).containsExactly(START);
    assertThat(hidden.origin()).contains(Origin.REMOTE);
  }
}
