package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;

/** What a unit may be called: no pattern, which would mean several, and nothing like an option. */
final class UnitName {
  static final Shape<String> SHAPE =
      Shapes.text(
          "the name of one unit, such as nginx or api@blue.service",
          "(?!-)(?=.)[A-Za-z0-9:_.\\\\@-]*"
              + "(?:\\$\\{(?:release|current)\\.[A-Za-z0-9_.-]+}[A-Za-z0-9:_.\\\\@-]*)*");

  private UnitName() {}
}
