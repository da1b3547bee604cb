package dev.ripcord.app.demo;

import dev.ripcord.run.StopSwitch;
import java.time.Duration;

/** While it is open, SIGINT and SIGTERM end the demo early, and nothing is left behind. */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final Thread teller = Thread.currentThread();
  private final Thread hook = Thread.ofPlatform().name("end of the demo").unstarted(this::end);
  private final StopSwitch stop;
  private final Playground ground;

  private Interruption(StopSwitch stop, Playground ground) {
    this.stop = stop;
    this.ground = ground;
  }

  static Interruption heard(StopSwitch stop, Playground ground) {
    var interruption = new Interruption(stop, ground);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Who tells the story cleans up too; this only sees to it that it is soon, or does it. */
  private void end() {
    stop.press("a signal");
    teller.interrupt();
    try {
      if (!teller.join(PATIENCE)) {
        ground.clear();
      }
    } catch (InterruptedException _) {
      ground.clear();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // it is on its way down, and the hook waits for us
    }
  }
}
