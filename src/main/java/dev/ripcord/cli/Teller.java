package dev.ripcord.cli;

import dev.ripcord.plan.Plan;
import dev.ripcord.run.Progress;

/** Tells of a run while it happens, in the way that fits where the output goes. */
interface Teller extends Progress, AutoCloseable {

  /** Takes away what stands there for the moment only. */
  @Override
  void close();

  /** The one for a call. */
  static Teller of(Call call, Plan plan) {
    var globals = call.globals();
    if (globals.json()) {
      return call.has(RunOptions.FOLLOW) ? new JsonTeller(call) : new SilentTeller(call);
    }
    if (globals.quiet()) {
      return new SilentTeller(call);
    }
    return call.screen().terminal() ? new TerminalTeller(call, plan) : new PlainTeller(call, plan);
  }
}
