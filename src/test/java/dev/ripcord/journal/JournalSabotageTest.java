package dev.ripcord.journal;

import static dev.ripcord.Sabotage.noticedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.Sabotage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of journals fails for a real journal whose guards are switched off. */
@SuppressWarnings("JUnitMethodInvoked") // here the tests themselves are under test
class JournalSabotageTest {
  @TempDir Path folder;
  private int opened;
  private Optional<Sabotaged> contract = Optional.empty();

  /** The contract, to be asked test by test. */
  private static final class Sabotaged extends JournalContract {
    private final Path file;
    private final Predicate<String> owners;
    private final UnaryOperator<Journal> guards;

    Sabotaged(Path file, Predicate<String> owners, UnaryOperator<Journal> guards) {
      this.file = file;
      this.owners = owners;
      this.guards = guards;
    }

    @Override
    Journal open() {
      return guards.apply(SqliteJournal.open(file, clock, owners, 0));
    }
  }

  private Sabotaged contract(Predicate<String> owners, UnaryOperator<Journal> guards) {
    contract.ifPresent(each -> each.journal().close());
    var file = folder.resolve("journal-" + opened++ + ".db");
    contract = Optional.of(new Sabotaged(file, owners, guards));
    return contract.get();
  }

  @AfterEach
  void close() {
    contract.ifPresent(each -> each.journal().close());
  }

  @Test
  void without_sabotage_the_same_tests_pass() throws Exception {
    UnaryOperator<Journal> whole = UnaryOperator.identity();
    contract(_ -> false, whole).a_zombie_is_fenced_off_when_it_appends_and_when_it_renews();
    contract(_ -> false, whole).a_superseded_holder_is_fenced_off();
    contract(_ -> false, whole).a_second_run_for_a_service_is_told_who_has_it();
    contract(_ -> false, whole).of_many_who_create_a_run_for_a_service_one_gets_it();
    contract(_ -> false, whole).a_run_that_lives_is_not_superseded();
    contract(_ -> false, whole).a_run_is_taken_over_when_its_lease_is_over();
  }

  @Test
  void without_the_fence_two_tests_fail() {
    noticedBy(() ->
        contract(_ -> false, Unfenced::of)
            .a_zombie_is_fenced_off_when_it_appends_and_when_it_renews());
    noticedBy(() -> contract(_ -> false, Unfenced::of).a_superseded_holder_is_fenced_off());
  }

  @Test
  void without_the_rule_of_one_active_run_three_tests_fail() {
    noticedBy(() ->
        contract(_ -> false, JournalSabotageTest::shared)
            .a_second_run_for_a_service_is_told_who_has_it());
    noticedBy(() ->
        contract(_ -> false, JournalSabotageTest::shared)
            .of_many_who_create_a_run_for_a_service_one_gets_it());
    noticedBy(() ->
        contract(_ -> false, JournalSabotageTest::shared).a_run_that_lives_is_not_superseded());
  }

  /** Who asks is told that every owner is gone, so that no lease counts. */
  @Test
  void without_the_lease_three_tests_fail() {
    UnaryOperator<Journal> whole = UnaryOperator.identity();
    noticedBy(() -> contract(_ -> true, whole).a_run_is_taken_over_when_its_lease_is_over());
    noticedBy(() -> contract(_ -> true, whole).a_run_that_lives_is_not_superseded());
    noticedBy(() -> contract(_ -> true, whole).a_clock_put_back_does_not_free_a_lease());
  }

  /** A journal that gives a service to everybody who asks. */
  private static Journal shared(Journal real) {
    return Sabotage.of(
        Journal.class,
        real,
        "create",
        arguments -> {
          var service = ((Event.Created) arguments[1]).plan().service();
          var claim = new Claim((String) arguments[0], service, 1, (String) arguments[2]);
          if (real.lock(service).isEmpty()) {
            real.create(
                claim.run(),
                (Event.Created) arguments[1],
                claim.owner(),
                (Duration) arguments[3],
                Optional.empty());
          }
          return new Journal.Creation.Yours(claim);
        });
  }

  @Test
  void a_sabotaged_journal_is_as_it_was_in_all_else() {
    var broken = contract(_ -> false, Unfenced::of);
    var claim = broken.create("r1");
    assertThat(broken.journal().run("r1")).isPresent();
    assertThat(broken.journal().claim("r1", "other", Samples.LEASE)).isEmpty();
    assertThat(broken.journal().renew(claim, Samples.LEASE)).isTrue();
  }
}
