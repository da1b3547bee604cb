package dev.ripcord.release;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something to go back to.
 *
 * @param number counted from 1 for each service, in the order in which releases became known
 * @param identity what the target observes while it runs, such as {@code variant:mediasoup}
 * @param selectors names for it: {@code tag}, {@code commit}, {@code revision}, {@code digest},
 *     {@code variant}
 * @param since when it became known, or was last deployed
 * @param quarantined why it may not be gone back to
 */
@Json
public record Release(
    int number,
    String identity,
    Map<String, String> selectors,
    Instant since,
    Grade grade,
    Optional<String> quarantined) {
  public Release {
    selectors = new TreeMap<>(selectors);
  }

  /** Its number and the shortest name that people know it by. */
  public String title() {
    return "release:" + number + " (" + name() + ")";
  }

  /** The shortest name that people know it by, without its number. */
  public String name() {
    return Stream.of("variant", "tag", "revision", "commit", "digest")
        .filter(selectors::containsKey)
        .map(each -> each + ":" + selectors.get(each))
        .findFirst()
        .orElse(identity);
  }

  /** Grades only rise. */
  Release graded(Grade better) {
    var best = grade.compareTo(better) >= 0 ? grade : better;
    return new Release(number, identity, selectors, since, best, quarantined);
  }

  Release named(String selector, String value) {
    var more = new TreeMap<>(selectors);
    more.put(selector, value);
    return new Release(number, identity, more, since, grade, quarantined);
  }

  Release deployed(Instant at) {
    return new Release(number, identity, selectors, at, grade, quarantined);
  }

  Release quarantine(Optional<String> why) {
    return new Release(number, identity, selectors, since, grade, why);
  }
}
