package dev.ripcord.decide.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What goes up and down, and until when. */
class FlappingTest {
  @Test
  void going_up_and_down_is_told_until_it_is_calm() {
    var state = Flapping.NONE;
    for (var i = 0; i < 21; i++) {
      state = state.after(i % 3 == 0);
    }
    assertThat(state.flaps()).isTrue();
    for (var each : Collections.nCopies(10, true)) {
      state = state.after(each);
    }
    assertThat(state.flaps()).isTrue();
    for (var each : Collections.nCopies(9, true)) {
      state = state.after(each);
    }
    assertThat(state.flaps()).isFalse();
    assertThat(Flapping.NONE.after(true).after(false).after(true).flaps()).isFalse();
  }
}
