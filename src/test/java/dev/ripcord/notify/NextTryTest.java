package dev.ripcord.notify;

import static dev.ripcord.notify.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.notify.Letter.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes after a try. */
final class NextTryTest {
  private static final Delivery DOWN = new Delivery.Failed("HTTP 500");
  private final Random random = new Random(7);

  @Test
  void what_was_taken_is_sent() {
    assertThat(after(letter("a"), new Delivery.Taken()).state()).isEqualTo(State.SENT);
  }

  @Test
  void what_is_refused_goes_to_the_next_at_once_and_is_not_asked_again() {
    var next = after(letter("a", "b"), new Delivery.Refused("HTTP 404 Unknown Webhook"));
    assertThat(next.channel()).isEqualTo("b");
    assertThat(next.due()).isEqualTo(NOON);
    assertThat(next.said()).containsExactly("a: HTTP 404 Unknown Webhook");
    assertThat(after(next, new Delivery.Refused("HTTP 400")).state()).isEqualTo(State.GIVEN_UP);
  }

  @Test
  void a_failure_is_tried_again_later_and_later_and_then_somewhere_else() {
    var letter = after(letter("a", "b"), DOWN);
    assertThat(letter.channel()).isEqualTo("a");
    assertThat(pause(letter)).isBetween(500L, 1000L);
    letter = after(letter, DOWN);
    assertThat(pause(letter)).isBetween(1000L, 2000L);
    letter = after(letter, DOWN);
    assertThat(letter.channel()).isEqualTo("b");
    assertThat(letter.due()).isEqualTo(NOON);
  }

  @Test
  void from_the_last_one_it_goes_back_to_the_first() {
    var letter = letter("a", "b");
    var asked = new ArrayList<String>();
    for (var i = 0; i < 9; i++) {
      asked.add(letter.channel());
      letter = after(letter, DOWN);
    }
    assertThat(asked).containsExactly("a", "a", "a", "b", "b", "b", "a", "a", "a");
  }

  @Test
  void the_only_one_is_asked_for_a_day_in_pauses_of_five_minutes_at_most() {
    var letter = letter("a");
    var now = NOON;
    var tries = 0;
    while (letter.state() == State.WAITING) {
      now = letter.due();
      letter = NextTry.after(letter, DOWN, now, random);
      assertThat(Duration.between(now, letter.due())).isLessThanOrEqualTo(Duration.ofMinutes(5));
      tries++;
    }
    assertThat(letter.state()).isEqualTo(State.GIVEN_UP);
    assertThat(Duration.between(NOON, now)).isGreaterThan(NextTry.PATIENCE);
    assertThat(tries).isBetween(280, 600);
  }

  @Test
  void a_full_channel_is_waited_for_unless_somebody_else_is_quicker() {
    var waits = after(letter("a", "b"), new Delivery.Later(Duration.ofSeconds(2), "HTTP 429"));
    assertThat(waits.channel()).isEqualTo("a");
    assertThat(pause(waits)).isEqualTo(2000);
    var over = after(letter("a", "b"), new Delivery.Later(Duration.ofMinutes(2), "HTTP 429"));
    assertThat(over.channel()).isEqualTo("b");
    var only = after(letter("a"), new Delivery.Later(Duration.ofMinutes(2), "HTTP 429"));
    assertThat(pause(only)).isEqualTo(120_000);
  }

  private Letter after(Letter letter, Delivery delivery) {
    return NextTry.after(letter, delivery, NOON, random);
  }

  private static long pause(Letter letter) {
    return Duration.between(NOON, letter.due()).toMillis();
  }

  private static Letter letter(String... route) {
    Instant made = NOON;
    return Letter.of(Told.critical("shop", "1"), List.of(route), made);
  }
}
