package dev.ripcord.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Events as text. */
final class CodecTest {
  @Test
  void what_a_later_program_added_to_an_event_is_left_out() {
    assertThat(Codec.events().read("noted", "{\"said\":\"x\",\"mood\":[{\"a\":1}]}"))
        .isEqualTo(new Event.Noted("x"));
  }

  @Test
  void what_is_no_event_is_told_with_its_name() {
    assertThatThrownBy(() -> Codec.events().read("noted", "{\"said\":"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("'noted'");
  }
}
