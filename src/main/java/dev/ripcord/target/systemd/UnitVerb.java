package dev.ripcord.target.systemd;

import java.util.Locale;

/** What systemctl is asked to do to a unit. */
enum UnitVerb {
  START,
  STOP,
  RESTART,
  RELOAD,
  ENABLE,
  DISABLE,
  DAEMON_RELOAD;

  /** As the catalog and systemctl spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
