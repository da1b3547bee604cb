package dev.ripcord.catalog;

/**
 * A check with its name.
 *
 * @param degrades whether the service still counts as recovered, though degraded, when it is bad
 * @param pace how often it is looked at by those who watch
 * @param role whose state it tells
 * @param bundled whether a dependency is part of the release, so that another release can mend it
 */
public record CheckEntry(
    String name, Configured check, boolean degrades, Pace pace, Role role, boolean bundled) {
  public CheckEntry {
    if (bundled && role != Role.DEPENDENCY) {
      throw new IllegalArgumentException(
          "'bundled' says that a dependency is part of the release: add 'role: dependency'");
    }
  }

  /** One of the service itself, at the usual pace. */
  public CheckEntry(String name, Configured check, boolean degrades) {
    this(name, check, degrades, Pace.USUAL, Role.SERVICE, false);
  }

  /** The same under another name. */
  CheckEntry named(String other) {
    return new CheckEntry(other, check, degrades, pace, role, bundled);
  }
}
