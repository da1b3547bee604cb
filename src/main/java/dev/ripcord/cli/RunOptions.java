package dev.ripcord.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Options of every command that changes a service. */
final class RunOptions {
  static final String YES = "--yes";
  static final String WHY = "--why";
  static final String FOLLOW = "--follow";
  static final String WATCH = "--watch";
  static final String TAKE_OVER = "--take-over";

  private RunOptions() {}

  static void add(CommandSpec spec) {
    spec.addOption(Options.text(WHY, "TEXT", "the reason, for the journal and the report"));
    spec.addOption(Options.flag(YES, "go on without a question, also with what cannot be undone"));
    spec.addOption(
        Options.flag(TAKE_OVER, "take the service over from a run that was interrupted"));
    follow(spec);
  }

  static void follow(CommandSpec spec) {
    spec.addOption(Options.flag(FOLLOW, "with --json: a line of JSON for each event first"));
  }

  static void watch(CommandSpec spec) {
    spec.addOption(
        Options.perhaps(
            WATCH,
            "DURATION",
            "stay and watch afterwards, such as 15m (without a value: as long as the catalog"
                + " says); the release ends certified, or RELAPSED"));
  }
}
