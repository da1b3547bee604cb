package dev.ripcord.target.dokku;

import dev.ripcord.check.Sight;
import java.time.Duration;
import java.util.List;

/** Whether Dokku keeps the images of earlier deployments of an app on its host. */
enum Retention {
  /** They stay. */
  KEEPS,
  /** They are removed after the next deployment, and that can be changed. */
  CLEANS,
  /** They are removed, and this version knows no property against it. */
  CLEANS_ALWAYS,
  UNKNOWN;

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> NAMES = List.of("computed skip cleanup", "skip cleanup");

  static Retention at(Sight sight, Line line, String app) {
    var answer = line.ask(sight.host(), List.of("builder:report", app), LIMIT);
    return answer.ok() ? of(Report.parse("builder", answer.stdout())) : UNKNOWN;
  }

  static Retention of(Report builder) {
    if (NAMES.stream().noneMatch(builder::has)) {
      return CLEANS_ALWAYS;
    }
    return NAMES.stream().anyMatch(each -> builder.is(each, "true")) ? KEEPS : CLEANS;
  }

  /** What is to be known of it before the night when it matters. */
  String remark(String app) {
    return switch (this) {
      case KEEPS -> "";
      case CLEANS ->
          "Dokku removes its earlier images, so a way back needs the registry;"
              + " 'dokku builder:set "
              + app
              + " skip-cleanup true' keeps them";
      case CLEANS_ALWAYS ->
          "this Dokku removes its earlier images (skip-cleanup came with 0.38),"
              + " so a way back needs the registry";
      case UNKNOWN -> "whether Dokku keeps its earlier images cannot be told";
    };
  }
}
