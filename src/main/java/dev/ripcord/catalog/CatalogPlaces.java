package dev.ripcord.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the catalog is looked for. A place that somebody named is the only one; else the first that
 * is there counts.
 *
 * <p>Parents of the folder are not looked at: a catalog names commands, and nobody should run those
 * of a file that they did not know to be there.
 *
 * @param places best first
 * @param named whether somebody named the place
 */
public record CatalogPlaces(List<Path> places, boolean named) {
  static final String INIT = "'ripcord init' writes a starter file";

  public CatalogPlaces {
    places = List.copyOf(places);
  }

  /**
   * The places for a command.
   *
   * @param option what {@code --catalog} says
   * @param environment has {@code RIPCORD_CATALOG}, {@code XDG_CONFIG_HOME}, {@code HOME}
   * @param folder the one that ripcord was called in
   */
  public static CatalogPlaces of(
      Optional<String> option, Map<String, String> environment, Path folder) {
    return option
        .or(() -> value(environment, "RIPCORD_CATALOG"))
        .map(each -> new CatalogPlaces(List.of(folder.resolve(each)), true))
        .orElseGet(() -> new CatalogPlaces(usual(environment, folder), false));
  }

  /** The first that is there; throws {@link CatalogException} when none is. */
  public Path find() {
    return places.stream().filter(each -> named || there(each)).findFirst().orElseThrow(this::none);
  }

  private static List<Path> usual(Map<String, String> environment, Path folder) {
    var config =
        value(environment, "XDG_CONFIG_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .or(() -> value(environment, "HOME").map(each -> Path.of(each, ".config")));
    return Stream.of(
            Stream.of(folder.resolve("ripcord.yaml"), folder.resolve("ripcord.yml")),
            config.stream().map(each -> each.resolve("ripcord")),
            Stream.of(Path.of("/etc/ripcord")))
        .flatMap(each -> each)
        .toList();
  }

  private static boolean there(Path place) {
    try {
      return Files.isDirectory(place) ? !CatalogFiles.files(place).isEmpty() : Files.exists(place);
    } catch (IOException _) {
      return true; // it is there, and reading it tells what is wrong with it
    }
  }

  private CatalogException none() {
    var tried = places.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new CatalogException(
        Place.whole("no catalog"),
        "looked for " + tried + "; " + INIT + ", --catalog names another place");
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(each -> !each.isBlank());
  }
}
