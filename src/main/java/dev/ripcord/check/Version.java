package dev.ripcord.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers with dots between them, of which the first counts most. */
record Version(List<Long> parts) implements Comparable<Version> {
  private static final String NUMBERS = "\\d{1,9}(?:\\.\\d{1,9}){0,5}";
  private static final Pattern NAMED =
      Pattern.compile("(?i)\\bversion\\b[^0-9\\n]{0,20}(" + NUMBERS + ")");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\d.])v?(\\d{1,9}(?:\\.\\d{1,9}){1,5})");
  private static final Pattern PLAIN = Pattern.compile("(?<![\\w.])v?(" + NUMBERS + ")(?![\\w])");
  private static final Pattern JAVA = Pattern.compile("(?m)^(?:java|openjdk) version \"1\\.");

  Version {
    parts = List.copyOf(parts);
  }

  /** Reads {@code 17.0.9}. */
  static Version of(String text) {
    return new Version(Stream.of(text.split("\\.", -1)).map(Long::valueOf).toList());
  }

  /**
   * The version in what a program says of itself: the one after the word, else the first with a
   * dot, else the first number. Java before 9 called itself 1.8 and meant 8.
   */
  static Optional<Version> in(String text) {
    return Stream.of(NAMED, DOTTED, PLAIN)
        .flatMap(each -> each.matcher(text).results().limit(1))
        .findFirst()
        .map(each -> of(each.group(1)))
        .map(each ->
            JAVA.matcher(text).find()
                ? new Version(each.parts.subList(1, each.parts.size()))
                : each);
  }

  @Override
  public int compareTo(Version other) {
    for (var i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      var compared = Long.compare(part(i), other.part(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private long part(int i) {
    return i < parts.size() ? parts.get(i) : 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
