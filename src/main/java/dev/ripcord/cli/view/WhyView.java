package dev.ripcord.cli.view;

import dev.ripcord.cli.page.WhyPage;
import dev.ripcord.journal.WatchEvent;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was decided, and why. */
@Json
public record WhyView(List<IncidentView> incidents) {

  /** One incident. */
  @Json
  public record IncidentView(
      String incident,
      String service,
      String openedBy,
      String severity,
      Instant opened,
      Optional<Integer> release,
      boolean open,
      Optional<String> run,
      Optional<String> outcome,
      List<MomentView> moments) {}

  /** One moment of it. */
  @Json
  public record MomentView(Instant at, String kind, String said, List<GuardView> guards) {}

  /** What a guard said; {@code held} is missing where it let through. */
  @Json
  public record GuardView(String guard, Optional<String> held) {}

  public static WhyView of(WhyPage page) {
    return new WhyView(page.stories().stream().map(WhyView::incident).toList());
  }

  private static IncidentView incident(WhyPage.Story story) {
    var incident = story.incident();
    return new IncidentView(
        incident.id(),
        story.service(),
        incident.opened().by(),
        incident.opened().urgency(),
        incident.opened().at(),
        incident.opened().release(),
        incident.isOpen(),
        incident.acting().map(WatchEvent.Acting::run),
        incident.acted().flatMap(WatchEvent.Acted::outcome).map(Enum::name),
        story.own().stream().map(WhyView::moment).toList());
  }

  private static MomentView moment(WatchEvent event) {
    var guards =
        event instanceof WatchEvent.Judged judged
            ? judged.guards().stream()
                .map(each -> new GuardView(each.guard(), each.held()))
                .toList()
            : List.<GuardView>of();
    return new MomentView(
        event.at(),
        event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
        WhyPage.line(event),
        guards);
  }
}
