package dev.ripcord.catalog;

/** What services, procedures, probes and variants may be called. */
public final class Names {
  /** Lower case letters, digits and dashes; usable as a file name and an argument everywhere. */
  public static final Shape<String> SHAPE =
      Shapes.text("a name of lower case letters, digits and dashes", "[a-z0-9][a-z0-9-]{0,62}");

  private Names() {}
}
