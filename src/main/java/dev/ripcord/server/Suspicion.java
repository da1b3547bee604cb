package dev.ripcord.server;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells when something bad is seen for the first time, and not each time that it is seen. */
final class Suspicion {
  private final Set<String> badProbes = ConcurrentHashMap.newKeySet();
  private final Set<String> illServices = ConcurrentHashMap.newKeySet();

  /** Whether a probe was not bad before this look of it, or its service not ill. */
  boolean rises(String service, Sample sample, boolean isIll) {
    var fell = turned(illServices, service, isIll);
    var probe = service + "/" + sample.probe();
    return sample.state() == State.UNKNOWN
        ? fell
        : turned(badProbes, probe, sample.state() == State.BAD) || fell;
  }

  private static boolean turned(Set<String> those, String one, boolean is) {
    if (is) {
      return those.add(one);
    }
    those.remove(one);
    return false;
  }
}
