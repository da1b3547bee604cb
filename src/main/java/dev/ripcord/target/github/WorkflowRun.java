package dev.ripcord.target.github;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run of a workflow, as GitHub tells of it.
 *
 * @param status {@code queued}, {@code in_progress}, {@code waiting}, {@code completed} ...
 * @param conclusion {@code success}, {@code cancelled} ...; empty while it is not completed
 * @param key a key of ours that its title shows
 */
record WorkflowRun(long id, String status, String conclusion, Optional<String> key) {
  private static final Pattern KEY = Pattern.compile("ripcord-[0-9A-Za-z.-]{1,200}");
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

  /** Reads one; empty when it is none. */
  static Optional<WorkflowRun> of(Object json) {
    return json instanceof Map<?, ?> map && map.get("id") instanceof Number id
        ? Optional.of(
            new WorkflowRun(
                id.longValue(), word(map.get("status")), word(map.get("conclusion")), key(map)))
        : Optional.empty();
  }

  /** Reads the list of a workflow's runs. */
  static List<WorkflowRun> all(Object json) {
    return json instanceof Map<?, ?> map && map.get("workflow_runs") instanceof List<?> list
        ? list.stream().flatMap(each -> of(each).stream()).toList()
        : List.of();
  }

  private static String word(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof String text && WORD.matcher(text).matches() ? text : "";
  }

  private static Optional<String> key(Map<?, ?> run) {
    return Optional.ofNullable(run.get("display_title"))
        .flatMap(each -> KEY.matcher(each.toString()).results().findFirst())
        .map(each -> each.group());
  }

  /** The same as one fact. */
  String fact() {
    return status + " " + (conclusion.isEmpty() ? "-" : conclusion) + " " + key.orElse("-");
  }
}
