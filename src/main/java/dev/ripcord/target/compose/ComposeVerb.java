package dev.ripcord.target.compose;

import java.util.Locale;

/** What Compose is asked to do to services. */
enum ComposeVerb {
  START("the service to start as it is, or several, or * for all of the file"),
  STOP("the service to stop, also over a restart of Docker"),
  RESTART("the service to start anew; it takes up no change of the file or of .env"),
  UP("the service to make what the file says now, others left alone");

  private final String doc;

  ComposeVerb(String doc) {
    this.doc = doc;
  }

  /** As the catalog spells it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String doc() {
    return doc;
  }
}
