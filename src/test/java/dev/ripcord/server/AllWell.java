package dev.ripcord.server;

import java.util.List;
import java.util.Optional;

/** What a daemon tells of a service with which all is well. */
public final class AllWell {
  private AllWell() {}

  /** It runs release 1, and nothing else is to be said of it. */
  public static Told.OfService service(String name) {
    return new Told.OfService(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("release:1"),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
