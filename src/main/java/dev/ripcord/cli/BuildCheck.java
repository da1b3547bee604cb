package dev.ripcord.cli;

import org.jspecify.annotations.Nullable;

/** Makes sure that the code that runs is the code that was started. */
final class BuildCheck {
  private BuildCheck() {}

  /**
   * Says what is wrong, or null. An AOT cache of other jars runs their old code without a word
   * (JDK-8377932), so the launcher names the build it means, and the code knows its own: a
   * constant, as the cache cannot fake that.
   */
  static @Nullable String fault(@Nullable String started) {
    if (started == null || started.equals(Build.ID)) {
      return null;
    }
    return """
    ripcord: this is not the code that was started: the launcher asked for build %s, and build %s runs.
    The start-up cache belongs to other jars. Nothing was done.
    In a checkout: remove target/launcher and try again. Elsewhere: unpack the whole archive again.\
    """
        .formatted(started, Build.ID);
  }
}
