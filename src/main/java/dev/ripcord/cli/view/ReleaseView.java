package dev.ripcord.cli.view;

import dev.ripcord.app.Survey;
import dev.ripcord.release.Release;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release.
 *
 * @param release how to name it, such as {@code release:3}
 * @param names every name of it beside that, such as {@code tag:v1.2}
 * @param grade {@code known}, {@code seen-good} or {@code certified}
 * @param running whether it is the one that runs; absent where nobody looked
 * @param usable whether it could be gone back to; absent where nobody looked
 * @param obstacle why not
 */
@Json
public record ReleaseView(
    String release,
    int number,
    String identity,
    Map<String, String> selectors,
    List<String> names,
    Instant since,
    String grade,
    Optional<String> quarantined,
    Optional<Boolean> running,
    Optional<Boolean> usable,
    Optional<String> obstacle) {

  public static ReleaseView of(Release release) {
    return of(release, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static ReleaseView of(Release release, Survey survey) {
    var obstacle = survey.obstacle(release);
    return of(
        release,
        Optional.of(survey.running().equals(Optional.of(release))),
        Optional.of(obstacle.isEmpty()),
        obstacle);
  }

  private static ReleaseView of(
      Release release,
      Optional<Boolean> running,
      Optional<Boolean> usable,
      Optional<String> obstacle) {
    return new ReleaseView(
        "release:" + release.number(),
        release.number(),
        release.identity(),
        release.selectors(),
        release.names(),
        release.since(),
        release.grade().word().replace(' ', '-'),
        release.quarantined(),
        running,
        usable,
        obstacle);
  }
}
