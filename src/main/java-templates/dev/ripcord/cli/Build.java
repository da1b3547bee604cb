package dev.ripcord.cli;

/** What this build is; Maven fills it in. */
final class Build {
  static final String VERSION = "${project.version}";

  /** Names the sources it was built from, or is "dev" where nobody asked for a name. */
  static final String ID = "${ripcord.build}";

  private Build() {}
}
