package dev.ripcord.target.dokku;

import java.time.Duration;

/** What a step asks of Dokku. */
enum Ask {
  /** Brings a release; Dokku builds it, checks it and switches to it in one command. */
  DEPLOY(Duration.ofMinutes(10)),
  /** Makes the containers anew from what stands in the repository. */
  REBUILD(Duration.ofMinutes(10)),
  STOP(Duration.ofMinutes(2)),
  START(Duration.ofMinutes(3)),
  RESTART(Duration.ofMinutes(3));

  final Duration timeout;

  Ask(Duration timeout) {
    this.timeout = timeout;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean isDeploy() {
    return this == DEPLOY;
  }
}
