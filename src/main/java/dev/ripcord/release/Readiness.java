package dev.ripcord.release;

/** Whether a release could be brought back right now. */
public sealed interface Readiness {

  /** All that it needs is there. */
  record Usable() implements Readiness {}

  /** It could not, and this is why and what would help. */
  record NotUsable(String why) implements Readiness {}
}
