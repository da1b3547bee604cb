package dev.ripcord.cli.view;

import dev.ripcord.cli.page.FleetEndPage;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How several services fared that were rolled back together.
 *
 * @param counts how many ended how
 */
@Json
public record FleetView(
    int exitCode, long tookMs, Map<String, Integer> counts, List<MemberView> services) {

  /**
   * One of them.
   *
   * @param outcome absent when its turn did not come
   */
  @Json
  public record MemberView(
      String service,
      Optional<String> outcome,
      String said,
      Optional<Long> tookMs,
      Optional<String> run) {
    static MemberView of(FleetEndPage.Row row) {
      return new MemberView(
          row.service(),
          row.outcome().map(Enum::name),
          row.said(),
          row.took().map(each -> each.toMillis()),
          row.run());
    }
  }

  public static FleetView of(FleetEndPage page) {
    return new FleetView(
        page.exitCode(),
        page.took().toMillis(),
        page.counts(),
        page.rows().stream().map(MemberView::of).toList());
  }
}
