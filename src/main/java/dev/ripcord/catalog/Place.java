package dev.ripcord.catalog;

/**
 * Where something stands in a text.
 *
 * @param file the name to show
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
