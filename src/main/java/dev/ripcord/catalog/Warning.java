package dev.ripcord.catalog;

/**
 * Something in a catalog that is allowed and dangerous.
 *
 * @param lint what was looked for
 * @param text what is so, and what would be better
 */
public record Warning(Lint lint, Place place, String text) {
  @Override
  public String toString() {
    return place + ": warning: " + text + " [" + lint.word() + "]";
  }
}
