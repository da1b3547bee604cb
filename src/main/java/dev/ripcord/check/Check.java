package dev.ripcord.check;

import dev.ripcord.script.Piece;
import java.util.Optional;

/** A question about the world with an answer of good, bad or unknown. */
public interface Check {

  /** What is asked, in a few words: {@code GET http://127.0.0.1:3001/health answers 200}. */
  String title();

  /** Whether the answer depends on the host it is asked for; else one answer counts for all. */
  default boolean ofHost() {
    return true;
  }

  /**
   * The same look as a plain shell script does it; empty where a script cannot, and then it says
   * what a person has to look at.
   */
  default Optional<Piece> plain() {
    return Optional.empty();
  }

  /** Looks once; never throws for what it finds, and changes nothing. */
  Finding look(Sight sight);
}
