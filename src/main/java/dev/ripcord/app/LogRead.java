package dev.ripcord.app;

import java.util.List;

/** What reading a log of one host came to. */
public sealed interface LogRead {

  /**
   * Its lines, oldest first.
   *
   * @param doubt why these may be others than were asked for; empty when they are not
   */
  record Lines(List<String> lines, String doubt) implements LogRead {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** None: it could not be read. */
  record Unread(String why) implements LogRead {}
}
