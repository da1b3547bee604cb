package dev.ripcord.cli.page;

import java.util.List;

/** What stands over the questions of a checklist. */
public final class ChecklistPage {
  private ChecklistPage() {}

  public static List<String> head(Format format) {
    return new Sheet(format).line(Tone.BOLD_WARN, "Is this done?").lines();
  }
}
