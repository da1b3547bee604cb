package dev.ripcord.decide.replay;

import dev.ripcord.decide.guard.Judgement.Course;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of it.
 *
 * @param from when the first thing happened; empty where nothing did
 * @param samples how many of each probe
 * @param strangers probes that the catalog does not name
 * @param episodes in the order in which rules tripped
 */
public record Replayed(
    Optional<Instant> from,
    Optional<Instant> to,
    Map<String, Integer> samples,
    List<String> strangers,
    List<Episode> episodes) {
  public Replayed {
    samples = new TreeMap<>(samples);
    strangers = List.copyOf(strangers);
    episodes = List.copyOf(episodes);
  }

  /** How often that would have been done. */
  public int times(Course course) {
    return (int) episodes.stream().filter(each -> each.course() == course).count();
  }

  /** How often each guard held what never came to more. */
  public Map<String, Integer> held() {
    var counts = new TreeMap<String, Integer>();
    episodes.stream()
        .filter(each -> each.course() == Course.HELD)
        .flatMap(each -> each.held().stream())
        .forEach(each -> counts.merge(each.guard().word(), 1, Integer::sum));
    return counts;
  }
}
