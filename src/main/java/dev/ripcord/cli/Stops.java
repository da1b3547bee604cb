package dev.ripcord.cli;

import dev.ripcord.run.StopSwitch;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns signals into a request to stop at the next safe point, and a second one into the end of the
 * process. A terminal that goes away stops nothing: the run goes on to its end.
 */
final class Stops implements AutoCloseable {
  private final Call call;
  private final StopSwitch stop;
  private final AtomicBoolean pressed = new AtomicBoolean();
  private final List<Runnable> restore;

  private Stops(Call call, StopSwitch stop) {
    this.call = call;
    this.stop = stop;
    var signals = call.world().signals();
    this.restore =
        List.of(
            signals.on("INT", () -> heard("ctrl-C", Exit.INTERRUPTED)),
            signals.on("TERM", () -> heard("SIGTERM", Exit.TERMINATED)),
            signals.on("HUP", () -> {}));
  }

  /** Hears signals until it is closed. */
  static Stops hear(Call call, StopSwitch stop) {
    return new Stops(call, stop);
  }

  private void heard(String name, int code) {
    if (pressed.compareAndSet(false, true)) {
      stop.press(name);
      call.screen()
          .complain(
              List.of(name + ": it stops at the next safe point; once more stops it at once"));
      return;
    }
    call.screen().complain(ended(call.underWay()));
    call.world().halt().accept(code);
  }

  /** The journal needs no last word: whatever was done stands in it already. */
  private static List<String> ended(String run) {
    return run.isEmpty()
        ? List.of("stopped at once; no run was begun")
        : List.of(
            "stopped at once, in the middle of run " + run,
            "go on with it:        ripcord resume " + run,
            "see what it did:      ripcord show " + run);
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }
}
