package dev.ripcord.server;

import dev.ripcord.decide.guard.Facts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** All services that are watched: when many are ill at once, it is not one of them. */
final class Fleet {
  private final List<Warden> wardens = new CopyOnWriteArrayList<>();

  void add(Warden warden) {
    wardens.add(warden);
  }

  List<Warden> wardens() {
    return wardens;
  }

  /** How many of them fell ill together with one that did then, and still are. */
  Facts.Count ill(Instant then, Instant now) {
    var ill = (int) wardens.stream().filter(each -> each.outlook().isIllSince(then, now)).count();
    return new Facts.Count(ill, wardens.size());
  }

  /** The same for many moments: what each has come to is made out once. */
  Function<Instant, Facts.Count> ill(Instant now) {
    var all = wardens.stream().map(each -> each.outlook().illness(now)).toList();
    return then ->
        new Facts.Count((int) all.stream().filter(each -> each.isOf(then)).count(), all.size());
  }
}
