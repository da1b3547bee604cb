package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import dev.ripcord.notify.Standing.Open;
import dev.ripcord.notify.Standing.Storm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acknowledges what was told in one when somebody looks after all of it that is not over, and not
 * sooner: whoever takes one of six must not silence the other five.
 */
final class Taken {
  private final House house;
  private final Instant now;

  Taken(House house, Instant now) {
    this.house = house;
    this.now = now;
  }

  Gust.Passed after(Storm storm, Map<String, Open> open) {
    var bundles = new ArrayList<Bundle>();
    var sendings = new ArrayList<Sending>();
    for (var each : storm.bundles()) {
      var taken = taken(each, open);
      bundles.add(taken.isEmpty() ? each : each.lookedAfter());
      if (!taken.isEmpty()) {
        sendings.addAll(InOne.of(taken, each, house));
      }
    }
    return new Gust.Passed(storm.with(bundles), sendings);
  }

  /** All of it that is not over; none unless somebody looks after each since the last time. */
  private List<Message> taken(Bundle bundle, Map<String, Open> open) {
    var taken =
        bundle.open().stream()
            .flatMap(each -> Optional.ofNullable(open.get(each)).stream())
            .filter(Open::acknowledged)
            .map(Open::message)
            .map(each -> each.as(Kind.ACKNOWLEDGED, each.title(), now))
            .toList();
    return bundle.acknowledged() || taken.size() < bundle.open().size() ? List.of() : taken;
  }
}
