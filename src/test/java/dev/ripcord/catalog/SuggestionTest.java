package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The word that somebody probably meant. */
class SuggestionTest {
  private static final List<String> WORDS = List.of("budget", "steps", "url", "use-when");

  @Test
  void letters_that_changed_places_are_one_slip() {
    assertThat(Suggestion.nearest("bugdet", WORDS)).contains("budget");
    assertThat(Suggestion.nearest("ulr", WORDS)).contains("url");
  }

  @Test
  void a_letter_too_many_or_too_few_is_one_slip() {
    assertThat(Suggestion.nearest("stepps", WORDS)).contains("steps");
    assertThat(Suggestion.nearest("usewhen", WORDS)).contains("use-when");
  }

  @Test
  void another_word_is_no_slip() {
    assertThat(Suggestion.nearest("hosts", List.of("budget", "url"))).isEmpty();
    assertThat(Suggestion.nearest("x".repeat(1_000_000), WORDS)).isEmpty();
  }
}
