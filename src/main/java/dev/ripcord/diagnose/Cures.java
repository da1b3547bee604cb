package dev.ripcord.diagnose;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Cure;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may help a service that is not well, safest first; pure. */
public final class Cures {
  /** The symptom whose looks tell which of the usual ones may help. */
  public static final String SYMPTOM = "will-not-start";

  /** The symptoms whose looks tell what of a machine is used up. */
  public static final String DISK_IS_FULL = "disk-is-full";

  public static final String MEMORY_IS_HIGH = "memory-is-high";

  private static final String MEMORY = "memory of the machine";
  private static final String RUNS = "runs";
  private static final String DISK = "disk";
  private static final String PORT = "port ";

  private Cures() {}

  /** Those of the catalog, else the usual ones of how the service runs. */
  public static List<Cure> of(Service service, Target target, List<Diagnosis> hosts) {
    var own = service.triage().cures();
    return own.isEmpty() ? usual(service, target, hosts) : List.copyOf(own.values());
  }

  private static List<Cure> usual(Service service, Target target, List<Diagnosis> hosts) {
    var cures = new ArrayList<Cure>();
    if (bad(hosts, DISK) && !target.room().isEmpty()) {
      cures.add(Cure.of("make-room", "a disk is full", target.room(), service.place()));
    }
    if (bad(hosts, RUNS)) {
      cures.add(Cure.of("start", "it does not run", verb("start"), service.place()));
    }
    cures.add(Cure.of("restart", "it runs and is not well", verb("restart"), service.place()));
    return cures;
  }

  private static List<StepEntry> verb(String word) {
    return List.of(StepEntry.of(new Configured(word, Nodes.text("service"))));
  }

  /** Whether the target says that the service does not run. */
  public static boolean down(List<Diagnosis> hosts) {
    return bad(hosts, RUNS);
  }

  private static boolean bad(List<Diagnosis> hosts, String name) {
    return looks(hosts).anyMatch(each -> each.name().equals(name) && each.bad());
  }

  /** What of the machines is used up, a line each. */
  public static List<String> scarce(List<Diagnosis> hosts) {
    return looks(hosts)
        .filter(each -> each.bad() && List.of(DISK, MEMORY).contains(each.name()))
        .map(each -> each.name() + ": " + each.finding().said())
        .distinct()
        .toList();
  }

  /** Ports that somebody else has, so that no start can help; each with who that is. */
  public static List<String> takenPorts(List<Diagnosis> hosts) {
    return bad(hosts, RUNS)
        ? looks(hosts)
            .filter(each -> each.name().startsWith(PORT) && each.bad())
            .map(each -> each.name() + ": " + each.finding().said())
            .distinct()
            .toList()
        : List.of();
  }

  private static Stream<Looked> looks(List<Diagnosis> hosts) {
    return hosts.stream()
        .flatMap(each -> each.symptoms().stream())
        .flatMap(each -> each.looks().stream());
  }
}
