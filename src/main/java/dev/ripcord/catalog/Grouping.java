package dev.ripcord.catalog;

import java.util.List;

/**
 * How a service stands to others when they are rolled back together.
 *
 * @param groups the names under which that is done
 * @param after services that have to be back before this one is begun
 */
public record Grouping(List<String> groups, List<String> after) {
  public Grouping {
    groups = List.copyOf(groups);
    after = List.copyOf(after);
  }
}
