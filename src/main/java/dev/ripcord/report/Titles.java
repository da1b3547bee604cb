package dev.ripcord.report;

import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import dev.ripcord.release.Release;
import java.util.Locale;

/** What a run is about, in a few words. */
final class Titles {
  private Titles() {}

  /** {@code rollback of api to release:3 (tag:v1.2)}, {@code restart of api}. */
  static String of(Plan plan) {
    return switch (plan.purpose()) {
      case ROLLBACK ->
          "rollback of "
              + plan.service()
              + plan.release().map(Release::title).map(each -> " to " + each).orElse("");
      case UNDO, LIFECYCLE ->
          plan.procedure() + (plan.purpose() == Purpose.UNDO ? " on " : " of ") + plan.service();
      case PREPARATION -> "preparation of " + plan.service() + " (" + plan.procedure() + ")";
    };
  }

  /** The same at the beginning of a line. */
  static String capital(Plan plan) {
    var title = of(plan);
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
