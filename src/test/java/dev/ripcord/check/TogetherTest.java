package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ScriptedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TogetherTest {
  private final Sight sight = Checks.sight(new ScriptedHost(), Instant.EPOCH);

  @Test
  void one_that_hangs_holds_up_nobody_for_longer_than_all_may_take() throws Exception {
    var hangs = new CountDownLatch(1);
    var questions = new LinkedHashMap<String, Supplier<String>>();
    questions.put("hangs", () -> wait(hangs));
    questions.put("quick", () -> "quick");
    var answers =
        Together.ask(questions, sight, Duration.ofMillis(200), (key, why) -> key + ": " + why);
    assertThat(answers).containsEntry("quick", "quick");
    assertThat(answers).containsEntry("hangs", "hangs: no answer within 200ms");
    assertThat(answers.keySet()).containsExactly("hangs", "quick");
    hangs.countDown();
  }

  @Test
  void all_are_asked_at_the_same_time() throws Exception {
    var meeting = new CyclicBarrier(3);
    var questions = new LinkedHashMap<Integer, Supplier<String>>();
    for (var i = 0; i < 3; i++) {
      questions.put(i, () -> met(meeting));
    }
    assertThat(Together.ask(questions, sight, Duration.ofSeconds(30), (_, why) -> why).values())
        .containsOnly("met");
  }

  private static String met(CyclicBarrier meeting) {
    try {
      meeting.await();
      return "met";
    } catch (Exception e) {
      return e.toString();
    }
  }

  private static String wait(CountDownLatch latch) {
    try {
      latch.await();
      return "came to an end";
    } catch (InterruptedException _) {
      return "interrupted";
    }
  }
}
