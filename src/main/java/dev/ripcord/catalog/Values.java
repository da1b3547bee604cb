package dev.ripcord.catalog;

import java.util.Map;

/** What a mapping held, by field. */
public final class Values {
  private final Map<String, Object> found;
  private final Place place;

  Values(Map<String, Object> found, Place place) {
    this.found = found;
    this.place = place;
  }

  public <T> T get(Field<T> field) {
    return field.of(found.get(field.name));
  }

  /** Where the mapping stands. */
  public Place place() {
    return place;
  }
}
