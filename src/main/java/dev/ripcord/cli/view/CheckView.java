package dev.ripcord.cli.view;

import dev.ripcord.catalog.Place;
import dev.ripcord.cli.page.CheckPage;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/** What is wrong with a catalog, and what is dangerous in it. */
@Json
public record CheckView(
    String catalog, Optional<Integer> services, List<Found> problems, List<Found> warnings) {

  /**
   * One thing at its place.
   *
   * @param lint which danger it is; absent of a problem
   */
  @Json
  public record Found(String file, int line, int column, String said, Optional<String> lint) {
    static Found of(Place place, String said, Optional<String> lint) {
      return new Found(place.file(), place.line(), place.column(), said, lint);
    }
  }

  public static CheckView of(CheckPage page) {
    return new CheckView(
        page.place(),
        page.services(),
        page.problems().stream()
            .map(each -> Found.of(each.place(), each.message(), Optional.empty()))
            .toList(),
        page.warnings().stream()
            .map(each -> Found.of(each.place(), each.text(), Optional.of(each.lint().word())))
            .toList());
  }
}
