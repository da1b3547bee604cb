package dev.ripcord.release;

import java.util.Optional;

/** Whether a release could be brought back right now. */
public sealed interface Readiness {

  /** What keeps it from being brought back, and what would help; empty when nothing does. */
  Optional<String> obstacle();

  /** All that it needs is there. */
  record Usable() implements Readiness {
    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }
  }

  /** It could not, and this is why and what would help. */
  record NotUsable(String why) implements Readiness {
    @Override
    public Optional<String> obstacle() {
      return Optional.of(why);
    }
  }
}
