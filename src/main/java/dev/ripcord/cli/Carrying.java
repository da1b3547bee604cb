package dev.ripcord.cli;

import dev.ripcord.cli.page.PlanPage;
import dev.ripcord.plan.Plan;
import java.util.List;

/** Shows a plan that needed no choice, asks where that is due, and carries it out. */
final class Carrying {
  private Carrying() {}

  static int out(Call call, Plan plan) throws InterruptedException {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(PlanPage.of(plan, List.of()).lines(call.format()));
    }
    var refused = Confirm.refused(call, plan.service(), Confirm.reasons(plan));
    return refused.isPresent() ? refused.get() : new LiveRun(call, plan).start(Asks.of(call, plan));
  }
}
