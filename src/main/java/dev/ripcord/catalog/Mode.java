package dev.ripcord.catalog;

/** How far automation goes; earlier is less. */
public enum Mode {
  /** It does not look. */
  OFF,
  /** It writes down what it would have done. */
  OBSERVE,
  /** It tells people what it would do, and they do it. */
  RECOMMEND,
  /** It announces what it will do, and does it unless somebody objects or all is well again. */
  COUNTDOWN,
  /** It acts at once. */
  AUTO;

  /** The lesser of both. */
  public Mode atMost(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
