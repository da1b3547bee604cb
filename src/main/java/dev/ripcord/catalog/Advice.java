package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a decision ends in.
 *
 * @param name of the end of a tree, or of the row of a matrix
 * @param severity a level that the service's severities have
 * @param say what a person is told beside the course
 * @param then what is to be done afterwards, by people
 */
public record Advice(
    String name,
    Course course,
    Optional<String> severity,
    Optional<String> say,
    List<String> then) {
  public Advice {
    then = List.copyOf(then);
  }

  /** What is to be done now. */
  public sealed interface Course {
    /** Go back by a procedure. */
    record RollBack(String procedure, Optional<String> release) implements Course {}

    /** Go on as it is, and watch it for so long; if it stays well, that is that. */
    record Watch(Duration length) implements Course {}

    /** Explicitly no rollback; what to do instead. */
    record Stay(String instead) implements Course {}
  }
}
