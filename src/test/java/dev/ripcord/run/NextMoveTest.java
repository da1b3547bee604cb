package dev.ripcord.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Order;
import dev.ripcord.plan.Plan;
import dev.ripcord.step.Repeatability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes next where steps are done side by side: 1 and 2, and 3 after both of them. */
class NextMoveTest {
  private static final Event.Intended A = new Event.Intended("1", 1, Map.of(), "");
  private static final Event.Intended B = new Event.Intended("2", 1, Map.of(), "");

  @Test
  void what_waits_for_nothing_begins_together() {
    assertThat(moves(OnFailure.STOP)).containsExactly("begin 1", "begin 2");
  }

  @Test
  void what_comes_after_both_begins_when_both_are_through() {
    assertThat(moves(OnFailure.STOP, A, B, done("1"))).containsExactly("recover 2");
    assertThat(moves(OnFailure.STOP, A, B, done("1"), done("2"))).containsExactly("begin 3");
  }

  @Test
  void after_a_crash_the_interrupted_one_and_the_one_not_begun_go_on_together() {
    assertThat(moves(OnFailure.STOP, A)).containsExactly("recover 1", "begin 2");
  }

  @Test
  void where_one_has_failed_what_is_under_way_is_ended_and_nothing_is_begun() {
    assertThat(moves(OnFailure.STOP, A, B, failed("1"))).containsExactly("recover 2");
    assertThat(moves(OnFailure.STOP, A, failed("1"))).containsExactly("conclude");
    assertThat(moves(OnFailure.ASK, A, failed("1"))).containsExactly("ask 1");
    assertThat(moves(OnFailure.CONTINUE, A, failed("1"), B, done("2"))).containsExactly("begin 3");
  }

  @Test
  void a_request_to_stop_lets_nothing_more_begin() {
    var stop = new Event.StopAsked("anna", "enough");
    assertThat(moves(OnFailure.STOP, A, stop)).containsExactly("recover 1");
    assertThat(moves(OnFailure.STOP, A, done("1"), stop)).containsExactly("conclude");
  }

  private static List<String> moves(OnFailure onFailure, Event... events) {
    var all = new ArrayList<Event>();
    all.add(new Event.Created(plan(onFailure), "anna", Optional.empty(), "test", Optional.empty()));
    all.addAll(List.of(events));
    return NextMove.of(RunState.of(all)).stream().map(NextMoveTest::word).toList();
  }

  private static String word(NextMove move) {
    return switch (move) {
      case NextMove.Begin(var step, _) -> "begin " + step.path();
      case NextMove.Recover(var step, _) -> "recover " + step.path();
      case NextMove.FollowUp(var step, _) -> "follow up " + step.path();
      case NextMove.Ask(var step) -> "ask " + step.path();
      case NextMove.Prove() -> "prove";
      case NextMove.Conclude() -> "conclude";
    };
  }

  private static Event done(String path) {
    return new Event.Succeeded(path, 1, Map.of(), "", Duration.ZERO);
  }

  private static Event failed(String path) {
    return new Event.Failed(path, 1, true, true, "", Duration.ZERO);
  }

  private static Plan plan(OnFailure onFailure) {
    var steps =
        List.of(1, 2, 3).stream()
            .map(each ->
                World.but(World.step(each, "s" + each, Repeatability.SAFE, true), onFailure, 0))
            .toList();
    var plan = World.plan(steps, List.of(), List.of());
    return World.ordered(plan, new Order(Map.of("3", List.of("1", "2"))));
  }
}
