package dev.ripcord.release;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
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
 *     {@code variant}; {@code tags} has the tags after the first one
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
  /** Ends the key of tags after the first one, which stand there with spaces between them. */
  private static final String MORE = "s";

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

  /** The values that it goes by, of a kind such as {@code tag}; a release has many tags. */
  List<String> values(String kind) {
    return Stream.of(kind, kind + MORE)
        .map(each -> selectors.getOrDefault(each, ""))
        .filter(each -> !each.isEmpty())
        .flatMap(each -> Stream.of(each.split(" ", -1)))
        .toList();
  }

  /** Every name of it beside its number, such as {@code tag:v1.2}. */
  public List<String> names() {
    return Selector.NAMES.stream()
        .flatMap(kind -> values(kind).stream().map(value -> kind + ":" + value))
        .toList();
  }

  /** Of these tags, those that it does not have. */
  List<String> unknown(List<String> tags) {
    var known = values("tag");
    return tags.stream().filter(each -> !known.contains(each)).toList();
  }

  /** One more name; the first tag stays the first, as the target may have given it. */
  Release named(String selector, String value) {
    var more = new TreeMap<>(selectors);
    if (selector.equals("tag") && more.containsKey("tag")) {
      if (!values("tag").contains(value)) {
        more.merge("tag" + MORE, value, (before, tag) -> before + " " + tag);
      }
    } else {
      more.put(selector, value);
    }
    return new Release(number, identity, more, since, grade, quarantined);
  }

  Release deployed(Instant at) {
    return new Release(number, identity, selectors, at, grade, quarantined);
  }

  Release quarantine(Optional<String> why) {
    return new Release(number, identity, selectors, since, grade, why);
  }
}
