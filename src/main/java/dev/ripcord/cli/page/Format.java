package dev.ripcord.cli.page;

import java.time.ZoneId;

/**
 * What text is made for.
 *
 * @param columns how wide a line may be
 * @param colour whether tones may be used
 * @param zone the time zone in which people read times
 */
public record Format(int columns, boolean colour, ZoneId zone) {
  /** Wide enough that nothing is ever broken: what a pipe gets. */
  public static final int UNBROKEN = 1 << 20;

  private static final int NARROW = 60;

  /** Whether there is no room for columns side by side. */
  boolean narrow() {
    return columns < NARROW;
  }

  String paint(Tone tone, String text) {
    return colour ? tone.on(text) : text;
  }
}
