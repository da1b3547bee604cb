package dev.ripcord.check;

import java.util.List;

/**
 * The lines of a log that count.
 *
 * @param dated whether it is certain that all of them were written since the run began
 * @param said which lines these are, for people
 */
record LogLines(List<String> lines, boolean dated, String said) {
  LogLines {
    lines = List.copyOf(lines);
  }
}
