package dev.ripcord.target.pm2;

import java.util.List;

/** What was seen of a pm2 daemon. */
sealed interface Sighting {

  /** It runs and lists these. */
  record Up(String home, List<App> apps, Saved saved, List<String> others) implements Sighting {}

  /** There is none for this user and home; a look does not start one. */
  record Down(String home, Saved saved, List<String> others) implements Sighting {}

  /** It could not be asked. */
  record Unseen(String why) implements Sighting {}

  /**
   * The list that pm2 starts again after a restart of the machine.
   *
   * @param at when it was written, in whatever unit; empty when there is none
   */
  record Saved(List<App> apps, String at) {
    static final Saved NONE = new Saved(List.of(), "");
  }
}
