package dev.ripcord.diagnose;

import dev.ripcord.check.Finding;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A look that several symptoms share: whoever comes first looks, the others wait for it. */
final class Once implements Supplier<Looked> {
  private final String name;
  private final boolean needed;
  private final FutureTask<Looked> task;

  private Once(String name, boolean needed, Supplier<Looked> look) {
    this.name = name;
    this.needed = needed;
    this.task = new FutureTask<>(look::get);
  }

  Once(String name, Supplier<Looked> look) {
    this(name, true, look);
  }

  /** One that many people may not look at: that it is unknown leaves nothing in doubt. */
  static Once ifPossible(String name, Supplier<Looked> look) {
    return new Once(name, false, look);
  }

  boolean needed() {
    return needed;
  }

  String name() {
    return name;
  }

  /** A fault in a look is no evidence about the service. */
  @Override
  public Looked get() {
    task.run();
    try {
      return task.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Looked.of(name, Finding.unknown("interrupted"));
    } catch (ExecutionException e) {
      return Looked.of(name, Finding.unknown("the look itself failed: " + e.getCause()));
    }
  }

  Looked late(String why) {
    return Looked.of(name, Finding.unknown(why));
  }
}
