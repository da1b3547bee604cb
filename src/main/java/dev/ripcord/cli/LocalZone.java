package dev.ripcord.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.function.Function;

/**
 * The time zone of this machine, as people read it.
 *
 * <p>Most servers' zone is UTC. For that one the JDK need not read the tables of all zones, which
 * it does for every other, and for SQLite's driver, which asks for the default.
 */
final class LocalZone {
  private static final Set<String> UTC = Set.of("UTC", "Etc/UTC", "GMT", "Etc/GMT");
  private static final String ZONES = "/zoneinfo/";

  private LocalZone() {}

  /** The zone; if it is UTC, the JDK is told so. */
  static ZoneId here(Function<String, Optional<String>> environment) {
    if (!isUtc(environment, Path.of("/etc/localtime"))) {
      return ZoneId.systemDefault();
    }
    TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
    return ZoneOffset.UTC;
  }

  /** Whether that is certain; a variable goes before the file, as it does for the JDK. */
  static boolean isUtc(Function<String, Optional<String>> environment, Path file) {
    var name = environment.apply("TZ").filter(each -> !each.isEmpty());
    return name.or(() -> linked(file)).filter(UTC::contains).isPresent();
  }

  private static Optional<String> linked(Path file) {
    try {
      var zone = Files.readSymbolicLink(file).toString();
      var at = zone.lastIndexOf(ZONES);
      return at < 0 ? Optional.empty() : Optional.of(zone.substring(at + ZONES.length()));
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }
}
