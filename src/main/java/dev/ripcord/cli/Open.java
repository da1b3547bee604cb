package dev.ripcord.cli;

import dev.ripcord.app.Attendance;
import dev.ripcord.app.Opening;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogPlaces;
import java.nio.file.Path;
import java.util.Optional;

/** Opens what the options of a command line name. */
final class Open {
  private Open() {}

  static Ripcord ripcord(Globals globals) {
    return opening(globals.catalog(), globals).open();
  }

  /** Who watches what the options name. */
  static Attendance attendance(Globals globals) {
    return Attendance.of(opening(globals.catalog(), globals), Build.VERSION);
  }

  /** {@code place} is where somebody says that the catalog is. */
  static Opening opening(Optional<String> place, Globals globals) {
    var catalog = CatalogPlaces.of(place, System.getenv(), Path.of("")).find();
    return new Opening(catalog, globals.journalDir().map(Path::of));
  }
}
