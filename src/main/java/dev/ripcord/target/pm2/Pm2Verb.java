package dev.ripcord.target.pm2;

import java.util.Locale;

/** What pm2 is asked to do. */
enum Pm2Verb {
  START,
  RESTART,
  STOP,
  DELETE,
  SAVE;

  /** As the catalog and pm2 spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
