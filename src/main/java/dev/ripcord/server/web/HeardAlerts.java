package dev.ripcord.server.web;

import dev.ripcord.check.Alerts;
import dev.ripcord.clock.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was heard of alerts, in memory. Messages come twice, late and in any order: when an alert
 * began and ended says which of two tells more. So many are kept at most; those that no probe asks
 * for go first.
 */
public final class HeardAlerts implements Alerts {
  static final int MOST = 1000;
  private static final String NAME = "alertname";

  private final Clock clock;
  private final Map<Map<String, String>, Alert> all = new HashMap<>();
  private final Set<Wanted> wanted = new HashSet<>();

  private record Wanted(String name, Map<String, String> labels) {
    boolean matches(Map<String, String> alert) {
      return name.equals(alert.get(NAME)) && alert.entrySet().containsAll(labels.entrySet());
    }
  }

  public HeardAlerts(Clock clock) {
    this.clock = clock;
  }

  synchronized void hear(AlertMessage message) {
    var now = clock.now();
    for (var each : message.told()) {
      all.merge(each.labels(), new Alert(each.began(), each.ended(), now), HeardAlerts::newer);
    }
    if (all.size() > MOST) {
      forget(all.size() - MOST);
    }
  }

  /**
   * What is over is over: that it fires is then an older message, and that it ended once more is
   * nothing new.
   */
  private static Alert newer(Alert known, Alert told) {
    var order = told.began().compareTo(known.began());
    if (order == 0) {
      return known.ended().isPresent() ? known : told;
    }
    return order > 0 ? told : known;
  }

  private void forget(int count) {
    var keys = new ArrayList<>(all.keySet());
    keys.sort(
        Comparator.comparing(this::isWanted)
            .thenComparing(each -> at(each).ended().isEmpty())
            .thenComparing(each -> at(each).heard()));
    keys.subList(0, count).forEach(all::remove);
  }

  private Alert at(Map<String, String> labels) {
    return java.util.Objects.requireNonNull(all.get(labels));
  }

  private boolean isWanted(Map<String, String> labels) {
    return wanted.stream().anyMatch(each -> each.matches(labels));
  }

  @Override
  public synchronized Optional<List<Alert>> known(String name, Map<String, String> labels) {
    var asked = new Wanted(name, Map.copyOf(labels));
    if (wanted.size() < MOST) {
      wanted.add(asked);
    }
    return Optional.of(
        all.entrySet().stream()
            .filter(each -> asked.matches(each.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  synchronized int count() {
    return all.size();
  }
}
