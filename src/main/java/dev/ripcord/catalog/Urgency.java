package dev.ripcord.catalog;

/** How people hear of it: at once, grouped, or once a day. */
public enum Urgency {
  CRITICAL,
  WARNING,
  INFO
}
