package dev.ripcord.release;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something to go back to.
 *
 * @param number counted from 1 for each service, in the order in which releases became known
 * @param identity what the target observes while it runs, such as {@code variant:mediasoup}
 * @param selectors names for it: {@code tag}, {@code commit}, {@code revision}, {@code digest},
 *     {@code variant}
 * @param since when it became known or was deployed
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

  /** The shortest name that people know it by. */
  public String title() {
    var name =
        java.util.stream.Stream.of("variant", "tag", "revision", "commit", "digest")
            .filter(selectors::containsKey)
            .map(each -> each + ":" + selectors.get(each))
            .findFirst()
            .orElse(identity);
    return "release:" + number + " (" + name + ")";
  }
}
