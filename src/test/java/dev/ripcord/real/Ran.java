package dev.ripcord.real;

/** How a command ended and what it said. */
public record Ran(int exit, String out, String err) {
  public boolean ok() {
    return exit == 0;
  }

  /** What it said on its standard output, without the end of the last line; fails if it failed. */
  public String text() {
    if (!ok()) {
      throw new AssertionError("exit code " + exit + "\n" + out + err);
    }
    return out.stripTrailing();
  }
}
