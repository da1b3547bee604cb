package dev.ripcord.host.lease;

import static dev.ripcord.Sabotage.noticedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.Sabotage;
import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the lease on a host fail when its script is robbed of a guard. */
@SuppressWarnings("JUnitMethodInvoked") // here the tests themselves are under test
class HostLeaseSabotageTest {
  private static final String LOCK = "flock -w 10 9";
  private static final String FOUND = "latest\ncase";
  private static final String SLOW = "latest\nsleep 0.2\ncase";

  @TempDir Path folder;
  private int tests;

  /** The tests of the lease, with other words in its script. */
  private HostLeaseTest with(String words, String others) throws IOException {
    assertThat(LeaseScript.TEXT).contains(words);
    var test = new HostLeaseTest();
    test.folder = Files.createDirectory(folder.resolve("test-" + tests++));
    test.host = spoilt(test.host, words, others);
    test.set();
    return test;
  }

  private static Host spoilt(Host real, String words, String others) {
    return Sabotage.of(
        Host.class,
        real,
        "look",
        arguments -> real.look(spoilt((Command) arguments[0], words, others)));
  }

  private static Command spoilt(Command command, String words, String others) {
    var argv = command.argv().stream().map(each -> each.replace(words, others)).toList();
    return Command.of(argv).within(command.timeout());
  }

  @Test
  void without_a_look_at_the_holder_two_tests_fail() throws IOException {
    var look = "&& alive; then";
    noticedBy(with(look, "&& false; then")::a_lease_that_nobody_has_is_taken_and_shown_to_the_next);
    noticedBy(
        with(look, "&& false; then")::force_takes_from_the_holder_that_was_seen_and_from_no_other);
  }

  @Test
  void without_the_token_a_holder_that_was_replaced_is_not_told_and_a_test_fails()
      throws IOException {
    noticedBy(
        with("[ \"$run\" != \"$1\" ] || [ \"$token\" != \"$2\" ] || ", "")
            ::force_takes_from_the_holder_that_was_seen_and_from_no_other);
  }

  /** Slow enough that the takers meet; with the lock they still queue up. */
  @Test
  void without_the_lock_many_take_one_lease_and_a_test_fails() throws IOException {
    with(FOUND, SLOW).of_many_takers_at_once_exactly_one_wins();
    var test = with(FOUND, SLOW);
    test.host = spoilt(spoilt(test.host, LOCK, "true"), "sweep() {", "sweep() {\n  return");
    noticedBy(test::of_many_takers_at_once_exactly_one_wins);
  }

  @Test
  void without_sabotage_they_pass() throws IOException {
    with(LOCK, LOCK).a_lease_that_nobody_has_is_taken_and_shown_to_the_next();
    with(LOCK, LOCK).force_takes_from_the_holder_that_was_seen_and_from_no_other();
  }
}
