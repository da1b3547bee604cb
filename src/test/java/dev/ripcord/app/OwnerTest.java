package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whom one believes to be gone. */
final class OwnerTest {
  /** More than Linux ever gives. */
  private static final String NO_PROCESS = " 999999999 ";

  private static String dead() {
    return Owner.here().replaceFirst(" \\d+ ", NO_PROCESS);
  }

  @Test
  void a_process_that_runs_is_not_gone_and_one_that_is_not_there_is() {
    assertThat(Owner.gone(Owner.here())).isFalse();
    assertThat(Owner.gone(dead())).isTrue();
  }

  @Test
  void a_process_whose_number_another_one_has_now_is_gone() {
    var before = Owner.here().replaceFirst(" (\\d+)\\.", " 1.");
    assertThat(Owner.gone(before)).isTrue();
  }

  @Test
  void when_a_process_began_is_not_a_time_of_day_as_a_clock_that_is_set_would_move_that()
      throws IOException {
    var self = Files.readString(Path.of("/proc/self/stat"));
    assertThat(self).contains(" " + Owner.here().replaceFirst("^.* (\\d+)\\..*$", "$1") + " ");
    assertThat(ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli())
        .isNotEqualTo(Long.parseLong(Machine.began(ProcessHandle.current().pid())));
  }

  @Test
  void of_a_process_of_another_machine_nothing_is_known_even_if_that_has_the_same_name() {
    var elsewhere = dead().replaceFirst("\\.[0-9a-f]{8}-", ".00000000-");
    assertThat(elsewhere).isNotEqualTo(dead());
    assertThat(Owner.gone(elsewhere)).isFalse();
  }

  @Test
  void of_a_process_in_another_container_of_this_machine_nothing_is_known() {
    assertThat(Owner.gone(dead() + "1")).isFalse();
  }

  @Test
  void of_a_machine_with_another_name_nothing_is_known() {
    assertThat(Owner.gone(dead().replace("@", "@another-"))).isFalse();
  }

  @Test
  void an_owner_that_an_earlier_program_named_counts_until_its_lease_is_over() {
    assertThat(Owner.gone(dead().replaceFirst("\\..*$", ""))).isFalse();
    assertThat(Owner.gone("me")).isFalse();
  }

  @Test
  void people_read_a_name_and_a_number() {
    assertThat(Owner.said()).matches("\\S+@\\S+, process \\d+");
  }
}
