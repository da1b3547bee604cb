package dev.ripcord.target.directory;

import dev.ripcord.release.Artefact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A release folder, by what is known of it.
 *
 * @param changed when the folder itself last changed
 * @param commit what a REVISION file or a git checkout in it says
 * @param version what a RELEASE or VERSION file in it says
 */
record ReleaseFolder(
    String name, Instant changed, Optional<String> commit, Optional<String> version) {
  static final String KIND = "directory:";
  private static final Pattern STAMP =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})[-_.]?(\\d{2})[-_.]?(\\d{2})[-_.T]?(\\d{2})[-_.:]?(\\d{2})"
              + "(?:[-_.:]?(\\d{2}))?(?!\\d)");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

  /** Oldest first: by the stamps in the names when all have one, else by when they changed. */
  static List<Artefact> artefacts(List<ReleaseFolder> folders) {
    var stamped = folders.stream().allMatch(each -> each.stamp().isPresent());
    Function<ReleaseFolder, Instant> since =
        each -> stamped ? each.stamp().orElseThrow() : each.changed();
    var versions =
        folders.stream()
            .flatMap(each -> each.version().stream())
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    return folders.stream()
        .sorted((one, other) -> {
          var order = since.apply(one).compareTo(since.apply(other));
          return order == 0 ? one.name().compareTo(other.name()) : order;
        })
        .map(each ->
            new Artefact(
                KIND + each.name(), each.selectors(versions), Optional.of(since.apply(each))))
        .toList();
  }

  /** A version that several folders claim names none of them. */
  private Map<String, String> selectors(Map<String, Long> versions) {
    var selectors = new TreeMap<String, String>();
    selectors.put("tag", version.filter(each -> versions.getOrDefault(each, 0L) == 1).orElse(name));
    selectors.put("revision", name);
    commit
        .or(() -> Optional.of(name).filter(each -> COMMIT.matcher(each).matches() && letters(each)))
        .ifPresent(each -> selectors.put("commit", each));
    return selectors;
  }

  /** A number alone is rather a stamp than a commit. */
  private static boolean letters(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  /** The moment in its name, which Capistrano and its like write in UTC. */
  Optional<Instant> stamp() {
    var match = STAMP.matcher(name);
    if (!match.find()) {
      return Optional.empty();
    }
    try {
      var second = Optional.ofNullable(match.group(6)).orElse("0");
      return Optional.of(
          LocalDateTime.of(
                  Integer.parseInt(match.group(1)),
                  Integer.parseInt(match.group(2)),
                  Integer.parseInt(match.group(3)),
                  Integer.parseInt(match.group(4)),
                  Integer.parseInt(match.group(5)),
                  Integer.parseInt(second))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
