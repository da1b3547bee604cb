package dev.ripcord.catalog;

import java.util.Comparator;

/** What is wrong at a place of the catalog, with a suggestion in its message where there is one. */
public record Problem(Place place, String message) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem each) -> each.place().file())
          .thenComparingInt(each -> each.place().line())
          .thenComparingInt(each -> each.place().column());

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
