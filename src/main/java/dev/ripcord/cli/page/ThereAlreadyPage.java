package dev.ripcord.cli.page;

import dev.ripcord.plan.Plan;
import dev.ripcord.release.Release;
import java.util.List;

/** Why there was nothing to do, and how to do it nevertheless. */
public record ThereAlreadyPage(Plan plan, String said) {

  public List<String> lines(Format format) {
    var release = plan.release().map(Release::number).map(each -> " release:" + each).orElse("");
    return new Sheet(format)
        .line(Tone.BOLD_GOOD, "ALREADY_THERE  " + plan.service() + ": " + said)
        .line("Nothing was done. To do it nevertheless:")
        .command("  ", "ripcord rollback " + plan.service() + release + " --anyway")
        .lines();
  }
}
