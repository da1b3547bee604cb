package dev.ripcord.cli;

import dev.ripcord.cli.page.PlanPage;
import dev.ripcord.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Shows a plan that needed no choice, asks where that is due, and carries it out. */
final class Carrying {
  private Carrying() {}

  static int out(Call call, Plan plan) throws InterruptedException {
    return out(call, plan, new LiveRun(call, plan), List.of(), () -> {});
  }

  /**
   * The same.
   *
   * @param live what tells afterwards how it ended
   * @param down what a person agrees to beside what cannot be undone
   * @param first what is done when he has
   */
  static int out(Call call, Plan plan, LiveRun live, List<String> down, Runnable first)
      throws InterruptedException {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(PlanPage.of(plan, List.of()).lines(call.format()));
    }
    var reasons = Stream.concat(down.stream(), Confirm.reasons(plan).stream()).toList();
    var refused = Confirm.refused(call, plan.service(), reasons);
    if (refused.isPresent()) {
      return refused.get();
    }
    first.run();
    return live.start(Asks.of(call, plan));
  }
}
