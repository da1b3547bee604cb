package dev.ripcord.cli.view;

import dev.ripcord.cli.page.ScriptsPage;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;

/** The scripts of a service on its hosts. */
@Json
public record ScriptsView(String service, boolean current, List<Installed> scripts) {

  /**
   * One script at its place.
   *
   * @param state {@code current}, {@code stale}, {@code edited} or {@code missing}
   */
  @Json
  public record Installed(String file, String host, String state) {}

  public static ScriptsView of(ScriptsPage page) {
    var scripts =
        page.rows().stream()
            .map(each ->
                new Installed(
                    each.file(), each.host(), each.state().name().toLowerCase(Locale.ROOT)))
            .toList();
    return new ScriptsView(page.service(), page.current(), scripts);
  }
}
