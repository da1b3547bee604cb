package dev.ripcord.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks the run in this process to stop at its next safe point; may be pressed from any thread. */
public final class StopSwitch {
  private final AtomicReference<@Nullable String> why = new AtomicReference<>();

  public void press(String reason) {
    why.compareAndSet(null, reason);
  }

  /** Why it was pressed; empty while it was not. */
  public Optional<String> asked() {
    return Optional.ofNullable(why.get());
  }
}
