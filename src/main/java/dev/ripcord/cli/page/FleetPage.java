package dev.ripcord.cli.page;

import dev.ripcord.app.Planning;
import dev.ripcord.plan.Plan;
import dev.ripcord.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What rolling several services back together would do, before it is done.
 *
 * @param waves names of services, in the order of their turns
 */
public record FleetPage(List<List<String>> waves, Map<String, Planning> plans) {
  private static final List<String> HEADS =
      List.of("TURN", "SERVICE", "PROCEDURE", "DOWNTIME", "WHAT");

  public List<String> lines(Format format) {
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < waves.size(); i++) {
      for (var each : waves.get(i)) {
        rows.add(row(i + 1, each, java.util.Objects.requireNonNull(plans.get(each))));
      }
    }
    return new Sheet(format).add(new Table(HEADS, rows).lines(format)).blank().lines();
  }

  private static List<String> row(int turn, String service, Planning planning) {
    return switch (planning) {
      case Planning.Ready ready -> {
        var plan = ready.plan();
        yield List.of(String.valueOf(turn), service, plan.procedure(), downtime(plan), what(ready));
      }
      case Planning.AlreadyThere(_, _, String said) ->
          List.of("-", service, "", "", "nothing: " + said);
      case Planning.Refused(String said, _, _) -> List.of("-", service, "", "", "CANNOT: " + said);
    };
  }

  private static String downtime(Plan plan) {
    return plan.downtime().map(each -> "about " + Spans.text(each)).orElse("not known");
  }

  /** From which release to which. */
  public static String what(Planning.Ready ready) {
    var survey = ready.survey();
    return survey.running().map(Release::title).orElse(survey.observed().said())
        + " -> "
        + ready.plan().release().map(each -> each.title() + ", " + each.grade().word()).orElse("");
  }
}
