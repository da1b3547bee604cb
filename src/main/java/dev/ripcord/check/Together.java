package dev.ripcord.check;

import dev.ripcord.catalog.Durations;
import dev.ripcord.clock.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at several things side by side, and waits for none of them longer than for all. */
public final class Together {
  private Together() {}

  /**
   * Each answer under its key, in order; what did not come in time is left to itself.
   *
   * @param late makes the answer of one that did not come, from why
   */
  public static <K, T> Map<K, T> ask(
      Map<K, ? extends Supplier<T>> questions,
      Sight sight,
      Duration limit,
      Function<String, T> late)
      throws InterruptedException {
    var deadline = Deadline.in(sight.clock(), limit);
    var tasks = new LinkedHashMap<K, FutureTask<T>>();
    questions.forEach((key, each) -> tasks.put(key, new FutureTask<>(each::get)));
    tasks.values().forEach(each -> Thread.ofPlatform().daemon().name("look").start(each));
    var answers = new LinkedHashMap<K, T>();
    try {
      for (var each : tasks.entrySet()) {
        answers.put(each.getKey(), answer(each.getValue(), deadline, limit, late));
      }
      return answers;
    } finally {
      tasks.values().forEach(each -> each.cancel(true));
    }
  }

  private static <T> T answer(
      FutureTask<T> task, Deadline deadline, Duration limit, Function<String, T> late)
      throws InterruptedException {
    try {
      return task.get(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return late.apply("no answer within " + Durations.format(limit));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look ended with an error", e.getCause());
    }
  }
}
