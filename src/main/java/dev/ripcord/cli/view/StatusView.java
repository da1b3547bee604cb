package dev.ripcord.cli.view;

import dev.ripcord.cli.page.Standing;
import io.avaje.jsonb.Json;
import java.util.List;

/** How several services stand. */
@Json
public record StatusView(boolean well, List<StandingView> services) {

  public static StatusView of(List<Standing> services) {
    return new StatusView(
        services.stream().allMatch(Standing::well),
        services.stream().map(StandingView::of).toList());
  }
}
