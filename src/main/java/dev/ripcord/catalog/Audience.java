package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which channels a service tells, each list in the order of falling over: the next one is told when
 * one does not take it.
 *
 * @param copy told of everything beside the others, each by itself
 * @param stakeholders told when a rollback begins and how it ended, each by itself
 * @param places where each of them is named
 */
public record Audience(
    List<String> critical,
    List<String> warning,
    List<String> copy,
    List<String> stakeholders,
    Map<String, Place> places) {
  /** Nothing was said. */
  public static final Audience NONE =
      new Audience(List.of(), List.of(), List.of(), List.of(), Map.of());

  public Audience {
    critical = List.copyOf(critical);
    warning = List.copyOf(warning);
    copy = List.copyOf(copy);
    stakeholders = List.copyOf(stakeholders);
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /** The same with {@code usual} where nothing was said of a severity. */
  Audience orElse(List<String> usual) {
    var worst = critical.isEmpty() ? warning : critical;
    var less = warning.isEmpty() ? critical : warning;
    return new Audience(
        worst.isEmpty() ? usual : worst, less.isEmpty() ? usual : less, copy, stakeholders, places);
  }
}
