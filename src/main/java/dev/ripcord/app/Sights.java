package dev.ripcord.app;

import dev.ripcord.check.Sight;
import dev.ripcord.plan.HostLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** The hosts of one service, each to look from. */
record Sights(HostLabels labels, Map<String, Sight> all)
    implements Function<Optional<String>, Sight> {

  static Sights of(List<String> hosts, Function<String, Sight> sight) {
    var all = new LinkedHashMap<String, Sight>();
    hosts.forEach(each -> all.put(each, sight.apply(each)));
    return new Sights(new HostLabels(hosts), all);
  }

  Sight first() {
    return all.values().iterator().next();
  }

  /** From this host; from the first where none is named. */
  @Override
  public Sight apply(Optional<String> host) {
    return host.<Sight>map(all::get).orElseGet(this::first);
  }

  /** What each host answers, asked side by side; by the host's name, in order. */
  <T> Map<String, T> ask(Function<Sight, T> question) {
    return askAlone(each -> question.apply(each.first()));
  }

  /** The same of what is asked as if there were no other host. */
  <T> Map<String, T> askAlone(Function<Sights, T> question) {
    var answers = new LinkedHashMap<String, T>();
    if (!labels.several()) {
      answers.put(labels.hosts().getFirst(), question.apply(this));
      return answers;
    }
    var tasks = new LinkedHashMap<String, FutureTask<T>>();
    all.forEach((host, sight) -> {
      var alone = new Sights(new HostLabels(List.of(host)), Map.of(host, sight));
      tasks.put(host, new FutureTask<>(() -> question.apply(alone)));
    });
    tasks.values().forEach(Thread::startVirtualThread);
    tasks.forEach((host, task) -> answers.put(host, answer(task)));
    return answers;
  }

  static <T> T answer(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a host was asked", e);
    }
  }
}
