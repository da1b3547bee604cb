package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BuildCheckTest {
  @Test
  void the_build_that_was_started_is_right() {
    assertThat(BuildCheck.fault(Build.ID)).isNull();
  }

  @Test
  void a_start_that_names_no_build_is_right() {
    assertThat(BuildCheck.fault(null)).isNull();
  }

  @Test
  void another_build_is_named_with_what_to_do() {
    assertThat(BuildCheck.fault("0123456789abcdef"))
        .contains(
            "build 0123456789abcdef",
            "build " + Build.ID,
            "Nothing was done",
            "remove target/launcher");
  }
}
