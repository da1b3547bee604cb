package dev.ripcord.notify;

import java.util.Locale;

/** How soon people have to know. */
public enum Urgency {
  /** At once. */
  CRITICAL(0),
  /** Soon, together with others of the service. */
  WARNING(1),
  /** Once a day. */
  INFO(2);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /** The lower, the sooner. */
  int rank() {
    return rank;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
