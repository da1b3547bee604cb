package dev.ripcord.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChoiceTest {
  private static final Optional<String> NOTHING = Optional.empty();

  private final Past past = new Past().found("a").found("b").found("c");

  @Test
  void previous_is_the_best_grade_and_not_the_line_before() {
    past.deployed(1).graded(1, Grade.CERTIFIED).deployed(2).graded(2, Grade.SEEN_GOOD).deployed(3);
    assertThat(chosen(past.choose("previous", running("c")))).isEqualTo(1);
  }

  @Test
  void among_equals_previous_is_the_one_that_ran_last() {
    past.deployed(2).deployed(1).deployed(3);
    assertThat(chosen(past.choose("previous", running("c")))).isEqualTo(1);
  }

  @Test
  void a_release_that_was_never_deployed_comes_after_one_that_was() {
    past.deployed(1).deployed(3);
    assertThat(chosen(past.choose("previous", running("c")))).isEqualTo(1);
  }

  /** A service that crashed runs nothing: what ran last is what to get away from. */
  @Test
  void previous_is_not_the_one_that_ran_last_when_nothing_runs_now() {
    past.deployed(1).deployed(3);
    assertThat(chosen(past.choose("previous", NOTHING))).isEqualTo(1);
    var alone = new Past().found("a").deployed(1);
    assertThat(none(alone.choose("previous", NOTHING)).details())
        .containsExactly("release:1 (variant:a): it ran last, and nothing is seen to run now");
    assertThat(chosen(alone.choose("release:1", NOTHING))).isEqualTo(1);
  }

  /** The newest was taken, which is most often the bad one. */
  @Test
  void where_nobody_knows_what_runs_or_ran_previous_is_not_guessed() {
    var none = none(past.choose("previous", NOTHING));
    assertThat(none.said()).contains("cannot be told");
    assertThat(none.next()).contains("name the one to go back to");
    past.graded(1, Grade.CERTIFIED);
    assertThat(chosen(past.choose("previous", NOTHING))).isEqualTo(1);
  }

  @Test
  void none_says_for_each_release_why_not() {
    past.deployed(3).quarantined(2, "loses orders");
    var gone = Map.<Integer, Readiness>of(1, new Readiness.NotUsable("its folder is gone"));
    var none = none(past.choose("previous", running("c"), gone));
    assertThat(none.said()).isEqualTo("none of the known releases can be gone back to");
    assertThat(none.details())
        .containsExactly(
            "release:1 (variant:a): its folder is gone",
            "release:2 (variant:b): quarantined: loses orders",
            "release:3 (variant:c): it is the one that runs");
    assertThat(none.next()).contains("ripcord releases");
  }

  @Test
  void automation_takes_certified_ones_only() {
    past.deployed(1).graded(1, Grade.SEEN_GOOD).deployed(3);
    var strict = new Choice.Facts(past.ledger(), running("c"), Map.of(), true);
    assertThat(none(Choice.of(new Selector.Previous(), strict)).details())
        .contains("release:1 (variant:a): it is only seen good, and automation needs certified");
    past.graded(1, Grade.CERTIFIED);
    var certified = new Choice.Facts(past.ledger(), running("c"), Map.of(), true);
    assertThat(chosen(Choice.of(new Selector.Previous(), certified))).isEqualTo(1);
  }

  @Test
  void the_grade_stands_in_the_reason() {
    past.deployed(1).deployed(3);
    assertThat(past.choose("previous", running("c")))
        .isInstanceOfSatisfying(
            Choice.Chosen.class,
            each -> assertThat(each.why()).isEqualTo("the best that is not running: known"));
  }

  @Test
  void a_named_release_is_found_even_when_it_runs() {
    past.deployed(3);
    assertThat(chosen(past.choose("variant:c", running("c")))).isEqualTo(3);
  }

  @Test
  void a_named_release_that_is_quarantined_is_refused_with_its_reason() {
    past.quarantined(2, "loses orders");
    var none = none(past.choose("release:2", running("c")));
    assertThat(none.said()).isEqualTo("release:2 (variant:b) cannot be gone back to");
    assertThat(none.details()).containsExactly("quarantined: loses orders");
    past.cleared(2);
    assertThat(chosen(past.choose("release:2", running("c")))).isEqualTo(2);
  }

  @Test
  void a_name_that_nothing_has_gets_a_suggestion() {
    past.tagged(1, "v1.10");
    assertThat(none(past.choose("tag:v1.11", running("c"))).said())
        .isEqualTo("no release 'tag:v1.11' is known (did you mean 'tag:v1.10'?)");
    assertThat(none(past.choose("release:9", running("c"))).said())
        .startsWith("no release 'release:9' is known");
  }

  @Test
  void a_commit_is_known_by_seven_signs_and_not_by_fewer() {
    past.named(1, "commit", "3f2a9c1d5e").named(2, "commit", "3f2a9c1fff");
    assertThat(chosen(past.choose("commit:3f2a9c1d", running("c")))).isEqualTo(1);
    assertThat(none(past.choose("commit:3f2a9c", running("c"))).said()).contains("is known");
    var both = none(past.choose("commit:3f2a9c1", running("c")));
    assertThat(both.said()).isEqualTo("'commit:3f2a9c1' fits 2 releases");
    assertThat(both.next()).contains("release:2");
  }

  @Test
  void every_tag_of_a_release_names_it() {
    past.tagged(1, "v1").tagged(1, "pre-deploy-20260301-120000").tagged(1, "v1");
    for (var each : past.ledger().releases().getFirst().names()) {
      assertThat(chosen(past.choose(each, running("c")))).isEqualTo(1);
    }
    assertThat(past.ledger().releases().getFirst().names())
        .containsExactly("tag:v1", "tag:pre-deploy-20260301-120000", "variant:a");
  }

  static LongStream seeds() {
    return new Random().longs(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happened_previous_is_usable_not_current_and_none_is_better(long seed) {
    var random = new Random(seed);
    var any = anyPast(random);
    var ledger = any.ledger();
    var running = random.nextBoolean() ? running("" + random.nextInt(7)) : NOTHING;
    var facts = new Choice.Facts(ledger, running, Map.of(), false);
    var usable =
        ledger.releases().stream()
            .filter(each -> each.quarantined().isEmpty() && !facts.isCurrent(each))
            .toList();
    var nobodyKnows = running.isEmpty() && ledger.current().isEmpty();
    switch (Choice.of(new Selector.Previous(), facts)) {
      case Choice.Chosen(Release release, _) -> {
        if (nobodyKnows) {
          assertThat(usable)
              .filteredOn(each -> each.grade() == release.grade())
              .containsExactly(release);
        }
        assertThat(usable).contains(release);
        assertThat(usable).allMatch(each -> each.grade().compareTo(release.grade()) <= 0);
      }
      case Choice.None none -> {
        assertThat(nobodyKnows || usable.isEmpty()).isTrue();
        assertThat(none.details()).hasSameSizeAs(ledger.releases());
      }
    }
  }

  private static Past anyPast(Random random) {
    var any = new Past();
    var count = random.nextInt(6);
    for (var i = 0; i < count; i++) {
      any.found("" + i);
    }
    for (var i = 0; count > 0 && i < 12; i++) {
      var number = 1 + random.nextInt(count);
      switch (random.nextInt(4)) {
        case 0 -> any.deployed(number);
        case 1 -> any.graded(number, List.of(Grade.values()).get(random.nextInt(3)));
        case 2 -> any.quarantined(number, "bad");
        default -> any.cleared(number);
      }
    }
    return any;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "release:0", "release:x", "release:", "tag:", "nonsense", "Tag:x"})
  void what_names_nothing_says_what_does(String text) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Selector.parse(text)))
        .hasMessageContaining("release:N");
  }

  private static Optional<String> running(String variant) {
    return Optional.of("variant:" + variant);
  }

  private static int chosen(Choice choice) {
    assertThat(choice).isInstanceOf(Choice.Chosen.class);
    return ((Choice.Chosen) choice).release().number();
  }

  private static Choice.None none(Choice choice) {
    assertThat(choice).isInstanceOf(Choice.None.class);
    return (Choice.None) choice;
  }
}
