package dev.ripcord.catalog;

/**
 * A kind and what it is told: {@code systemd: { unit: api }}. The kind's own shape has read it
 * without a problem when it stands in a catalog.
 */
public record Configured(String kind, Node config) {

  /** Where it stands. */
  public Place place() {
    return config.place();
  }
}
