package dev.ripcord.catalog;

/**
 * Where something stands in a text.
 *
 * @param file the name to show
 * @param line counted from 1; 0 means the file as a whole
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {
  /** Of what no file says. */
  static final Place MADE = new Place("made by ripcord", 1, 1);

  /** The file as a whole. */
  public static Place whole(String file) {
    return new Place(file, 0, 0);
  }

  /** This place, or another one for what was made out of it. */
  Place or(Place source) {
    return equals(MADE) ? source : this;
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
