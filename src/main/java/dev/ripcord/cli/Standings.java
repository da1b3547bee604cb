package dev.ripcord.cli;

import dev.ripcord.app.Ripcord;
import dev.ripcord.cli.page.Standing;
import dev.ripcord.decide.incident.Incidents;
import dev.ripcord.journal.JournalException;
import dev.ripcord.server.door.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at services, several at once, so that one that hangs does not hold up the rest. */
final class Standings {
  private final Call call;
  private final Ripcord ripcord;

  Standings(Call call) {
    this.call = call;
    this.ripcord = call.ripcord();
  }

  /** With who watches them, which a daemon of this machine tells. */
  List<Standing> watched(List<String> services) throws InterruptedException {
    var standings = of(services);
    if (services.stream().noneMatch(this::hasRules)) {
      return standings;
    }
    var seen = call.attendance().ask(ripcord.catalog(), Asked.who());
    return standings.stream()
        .map(each -> hasRules(each.service()) ? each.with(seen.of(each.service())) : each)
        .toList();
  }

  private boolean hasRules(String service) {
    return !ripcord.catalog().service(service).watching().rules().isEmpty();
  }

  List<Standing> of(List<String> services) throws InterruptedException {
    if (services.size() == 1) {
      return List.of(of(services.getFirst()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks = services.stream().map(each -> threads.submit(() -> of(each))).toList();
      var standings = new ArrayList<Standing>();
      for (var each : looks) {
        standings.add(result(each));
      }
      return standings;
    }
  }

  private static Standing result(Future<Standing> look) throws InterruptedException {
    try {
      return look.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** A service that cannot be looked at is told as such; a journal that cannot be read is not. */
  private Standing of(String service) throws InterruptedException {
    endOverdueWatch(service);
    try {
      var survey = ripcord.survey(service);
      var health = ripcord.health(service);
      var back = ripcord.plan(Asks.back(call, service, Optional.empty()));
      return known(service).seen(survey, health, back);
    } catch (JournalException e) {
      throw e;
    } catch (RuntimeException e) {
      return known(service).unseen(String.valueOf(e.getMessage()));
    }
  }

  /** Where it cannot be written down, the next one who asks does it. */
  private void endOverdueWatch(String service) throws InterruptedException {
    try {
      ripcord.watches().endOverdue(service);
    } catch (RuntimeException _) {
      // how the service is can be told all the same
    }
  }

  private Standing known(String service) {
    var holder = ripcord.holder(service);
    var last = ripcord.runs(Optional.of(service), 1).stream().findFirst();
    return Standing.known(
        service,
        holder,
        holder.flatMap(each -> ripcord.journal().run(each.lock().run())).or(() -> last),
        Incidents.of(ripcord.journal().watching(service, 0)).open(),
        Holding.of(ripcord.journal(), service).holds());
  }
}
