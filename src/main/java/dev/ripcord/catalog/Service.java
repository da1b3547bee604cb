package dev.ripcord.catalog;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is rolled back on its own.
 *
 * @param hosts where it runs: {@code local} or {@code ssh://user@host:port}
 * @param atOnce on how many hosts it is changed at a time; empty means on all
 * @param probes the named checks, in the order of the text
 * @param told which channels it tells, as far as it says so itself
 * @param backup what of it is backed up: a step of the kind {@code backup}
 * @param procedures in the order of the text; the first is the one that is meant when none is named
 */
public record Service(
    String name,
    Optional<String> description,
    List<String> hosts,
    Configured target,
    Optional<Integer> atOnce,
    Downtime downtime,
    Map<String, CheckEntry> probes,
    Verify verify,
    List<CheckEntry> prerequisites,
    Map<String, Procedure> procedures,
    List<Contact> contacts,
    Triage triage,
    Grouping grouping,
    Conduct conduct,
    Watching watching,
    Audience told,
    Optional<Configured> backup,
    Place place) {
  public Service {
    hosts = List.copyOf(hosts);
    probes = Collections.unmodifiableMap(new LinkedHashMap<>(probes));
    prerequisites = List.copyOf(prerequisites);
    procedures = Collections.unmodifiableMap(new LinkedHashMap<>(procedures));
    contacts = List.copyOf(contacts);
  }

  /** How often each probe is looked at while the service is watched. */
  public Map<String, Duration> intervals() {
    var intervals = new LinkedHashMap<String, Duration>();
    probes.forEach((name, each) -> intervals.put(name, each.pace().every()));
    return intervals;
  }
}
