package dev.ripcord.server;

import dev.ripcord.decide.guard.Facts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
}
