package dev.ripcord.cli.view;

import dev.ripcord.cli.page.ReplayPage;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.replay.Episode;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the rules of a service would have done. */
@Json
public record ReplayView(
    String service,
    Optional<Instant> from,
    Optional<Instant> to,
    Map<String, Integer> samples,
    List<String> unknownProbes,
    int wouldHaveGoneBack,
    int held,
    Map<String, Integer> heldBy,
    List<Trip> tripped) {

  /** A rule tripped. */
  @Json
  public record Trip(
      String rule,
      Instant at,
      Optional<Instant> over,
      String evidence,
      String course,
      Instant courseAt,
      List<Held> held) {
    static Trip of(Episode each) {
      return new Trip(
          each.rule(),
          each.tripped(),
          each.over(),
          each.said(),
          each.course().name().toLowerCase(Locale.ROOT),
          each.at(),
          each.held().stream()
              .map(it -> new Held(it.guard().word(), it.why().orElse("")))
              .toList());
    }
  }

  /** A guard that held when the rule tripped, and why. */
  @Json
  public record Held(String guard, String why) {}

  public static ReplayView of(ReplayPage page) {
    var all = page.replayed();
    return new ReplayView(
        page.service(),
        all.from(),
        all.to(),
        all.samples(),
        all.strangers(),
        all.times(Course.ACT),
        all.times(Course.HELD),
        all.held(),
        all.episodes().stream().map(Trip::of).toList());
  }
}
