package dev.ripcord.check;

import dev.ripcord.clock.Deadline;
import dev.ripcord.clock.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
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
      BiFunction<K, String, T> late)
      throws InterruptedException {
    var deadline = Deadline.in(sight.clock(), limit);
    var tasks = new LinkedHashMap<K, FutureTask<T>>();
    questions.forEach((key, each) -> tasks.put(key, new FutureTask<>(each::get)));
    tasks.values().forEach(each -> Thread.ofPlatform().daemon().name("look").start(each));
    var answers = new LinkedHashMap<K, T>();
    try {
      for (var each : tasks.entrySet()) {
        var key = each.getKey();
        var answer = answer(each.getValue(), deadline);
        answers.put(key, answer.orElseGet(() -> late.apply(key, why(limit))));
      }
      return answers;
    } finally {
      tasks.values().forEach(each -> each.cancel(true));
    }
  }

  private static <T> Optional<T> answer(FutureTask<T> task, Deadline deadline)
      throws InterruptedException {
    try {
      var left = Math.max(1, deadline.remaining().toMillis());
      return Optional.of(task.get(left, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look ended with an error", e.getCause());
    }
  }

  private static String why(Duration limit) {
    return "no answer within " + Durations.format(limit);
  }
}
