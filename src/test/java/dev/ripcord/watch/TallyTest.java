package dev.ripcord.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import dev.ripcord.journal.Event;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private static final Optional<Finding> GOOD = Optional.empty();
  private static final Optional<Finding> BAD = Optional.of(Finding.bad("500"));
  private static final Optional<Finding> UNKNOWN = Optional.of(Finding.unknown("no network"));
  private static final Optional<String> NOBODY = Optional.empty();

  @Test
  void good_to_the_end_is_certified() {
    assertThat(over(List.of(GOOD, GOOD, GOOD)))
        .contains(new Event.Watched(true, false, "3 of 3 looks were good"));
  }

  @Test
  void as_many_bad_looks_in_a_row_as_a_proof_needs_good_ones_are_a_relapse() {
    assertThat(after(List.of(GOOD, BAD, BAD)).end(3, false, NOBODY, BAD)).isEmpty();
    assertThat(after(List.of(GOOD, BAD, BAD, BAD)).end(3, false, NOBODY, BAD))
        .contains(new Event.Watched(false, true, "500"));
  }

  @Test
  void a_good_look_between_two_bad_ones_begins_the_row_anew() {
    assertThat(after(List.of(BAD, BAD, GOOD, BAD, BAD)).end(3, false, NOBODY, BAD)).isEmpty();
  }

  /** No evidence is not bad evidence, and not good evidence either. */
  @Test
  void what_could_not_be_seen_neither_relapses_nor_certifies() {
    var blind = List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    assertThat(after(blind).end(3, false, NOBODY, UNKNOWN)).isEmpty();
    assertThat(over(blind))
        .contains(
            new Event.Watched(
                false, false, "too little was seen to certify it: 0 of 4 looks were good"));
    assertThat(after(List.of(BAD, UNKNOWN, BAD, UNKNOWN, BAD)).end(3, false, NOBODY, BAD))
        .as("an unknown look does not clear a row of bad ones")
        .isPresent();
  }

  @Test
  void one_that_nobody_saw_to_its_end_certifies_nothing_and_relapses_only_by_what_is_bad_now() {
    assertThat(after(List.of(GOOD)).late(3, GOOD))
        .contains(new Event.Watched(false, false, "nobody watched to its end; it is good now"));
    assertThat(after(List.of(BAD, BAD)).late(3, BAD)).isEmpty();
    assertThat(after(List.of(BAD, BAD, BAD)).late(3, BAD))
        .contains(new Event.Watched(false, true, "nobody watched to its end, and now: 500"));
    assertThat(after(List.of(UNKNOWN, UNKNOWN)).late(1, UNKNOWN))
        .contains(
            new Event.Watched(
                false, false, "nobody watched to its end; how it is now cannot be seen"));
  }

  @Test
  void a_watch_that_is_broken_off_says_so_and_certifies_nothing() {
    assertThat(after(List.of(GOOD)).end(3, true, Optional.of("ctrl-C"), GOOD))
        .contains(new Event.Watched(false, false, "broken off (ctrl-C): 1 of 1 looks were good"));
  }

  private static Optional<Event.Watched> over(List<Optional<Finding>> looks) {
    return after(looks).end(3, true, NOBODY, looks.getLast());
  }

  private static Tally after(List<Optional<Finding>> looks) {
    var tally = Tally.NONE;
    for (var each : looks) {
      tally = tally.after(each);
    }
    return tally;
  }
}
