package dev.ripcord.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time, and comes back when all of them have ended. */
final class SideBySide {
  private SideBySide() {}

  /** One of them. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** The first that ends with an exception ends all of it so, but not before the others ended. */
  static void run(List<Work> all) throws InterruptedException {
    if (all.size() == 1) {
      all.getFirst().run();
      return;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (var each : all) {
        tasks.add(() -> {
          each.run();
          return true;
        });
      }
      for (var each : threads.invokeAll(tasks)) {
        result(each);
      }
    }
  }

  private static void result(Future<Boolean> done) throws InterruptedException {
    try {
      var _ = done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        case InterruptedException own -> throw own;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
