package dev.ripcord.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final Past past = new Past().found("a").found("b");

  @Test
  void what_is_on_the_target_and_unknown_is_news_and_only_once() {
    var seen =
        List.of(
            new Artefact("variant:b", Map.of(), Optional.empty()),
            new Artefact("variant:c", Map.of("variant", "c"), Optional.empty()));
    var news = past.ledger().news(seen, NOW, "seen");
    assertThat(news)
        .containsExactly(
            new LedgerEvent.Found(3, "variant:c", Map.of("variant", "c"), NOW, "seen"));
    assertThat(past.ledger().after(news.getFirst()).news(seen, NOW, "seen")).isEmpty();
  }

  @Test
  void one_that_two_found_at_once_is_one_release() {
    var twice = new LedgerEvent.Found(2, "variant:b", Map.of(), NOW, "seen");
    assertThat(past.ledger().after(twice)).isEqualTo(past.ledger());
  }

  @Test
  void a_number_is_never_given_twice_even_where_earlier_ones_are_missing() {
    var fourth = new LedgerEvent.Found(4, "variant:d", Map.of(), NOW, "seen");
    var seen = List.of(new Artefact("variant:e", Map.of(), Optional.empty()));
    assertThat(past.ledger().after(fourth).news(seen, NOW, "seen"))
        .containsExactly(new LedgerEvent.Found(5, "variant:e", Map.of(), NOW, "seen"));
  }

  @Test
  void a_tag_that_the_target_gave_to_a_known_release_is_news_once() {
    var found = new Artefact("commit:a", Map.of("commit", "a"), Optional.empty());
    var ledger = Ledger.of(Ledger.EMPTY.news(List.of(found), NOW, "seen"));
    var tags = Map.of("commit", "a", "tag", "pre-deploy-1", "tags", "v1 v2");
    var tagged = List.of(new Artefact("commit:a", tags, Optional.empty()));
    var news = ledger.news(tagged, NOW, "seen");
    assertThat(news).hasSize(3).allMatch(LedgerEvent.Tagged.class::isInstance);
    for (var each : news) {
      ledger = ledger.after(each);
    }
    assertThat(ledger.releases().getFirst().names()).contains("tag:pre-deploy-1", "tag:v2");
    assertThat(ledger.news(tagged, NOW, "seen")).isEmpty();
  }

  @Test
  void another_identity_that_runs_counts_as_a_deployment() {
    past.deployed(1);
    assertThat(past.ledger().noticed(Optional.of("variant:b"), NOW, "seen"))
        .contains(new LedgerEvent.Deployed(2, NOW, "seen", Optional.empty()));
    assertThat(past.ledger().noticed(Optional.of("variant:a"), NOW, "seen")).isEmpty();
  }

  @Test
  void what_cannot_be_seen_is_no_deployment() {
    assertThat(past.deployed(1).ledger().noticed(Optional.empty(), NOW, "seen")).isEmpty();
    assertThat(past.ledger().current()).contains(1);
  }

  @Test
  void a_grade_only_rises() {
    past.graded(1, Grade.CERTIFIED).graded(1, Grade.SEEN_GOOD);
    assertThat(past.ledger().byNumber(1).orElseThrow().grade()).isEqualTo(Grade.CERTIFIED);
  }

  @Test
  void a_person_can_set_every_quarantine_aside_and_the_ledger_keeps_it() {
    past.quarantined(1, "bad").quarantined(2, "worse");
    assertThat(past.ledger().withoutQuarantine().releases())
        .allMatch(each -> each.quarantined().isEmpty());
    assertThat(past.ledger().releases()).allMatch(each -> each.quarantined().isPresent());
  }
}
