package dev.ripcord.step;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Sight;
import dev.ripcord.script.PlainStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One change: look, act, look again.
 *
 * <p>The engine calls {@code look}; if {@code judge(empty, look)} is {@code Done}, nothing is to
 * do. Else it makes {@code prepare}d facts and the intent durable, calls {@code act}, and then
 * looks and judges until the wanted state shows, it cannot come any more, or {@link #within} is
 * over. After a crash it looks first, with the journaled {@code before}. Implementations are
 * immutable records made by their shape from the catalog; {@code judge} and {@code undo} are pure.
 */
public interface Step {

  /** What it does, in a few words: {@code stop unit antmedia}. */
  String title();

  Repeatability repeatability();

  /** Sees what there is; changes nothing; an unreachable thing becomes a fact, not an exception. */
  Look look(Sight sight);

  /**
   * Whether the wanted state is there.
   *
   * @param before what was seen before the act; empty when nothing was done yet. With it, identity
   *     counts too: a restart is done only when the process is another one than before
   */
  Judgement judge(Optional<Look> before, Look now);

  /**
   * Saves what an undo needs (below {@link Stage#keep}) before the intent is journaled, and adds
   * where it is to the look. Must be safe to repeat, and must not change the service.
   */
  default Look prepare(Stage stage, Look before) {
    return before;
  }

  /** Makes the change once; every command through {@link Stage#act}. */
  StepResult act(Stage stage, Look before);

  /** What would change, for a plan: lines for people, secrets masked. */
  default List<String> preview(Sight sight, Look now) {
    return List.of();
  }

  /** The step that puts back what was before; empty when there is nothing to put back. */
  Optional<Configured> undo(Look before);

  /**
   * The step that makes a program take up what was changed before this one, as a restart does:
   * where this has nothing to put back itself, an undo does that after it put back the rest.
   *
   * @param own what this step was made of
   */
  default Optional<Configured> renewal(Configured own) {
    return Optional.empty();
  }

  /**
   * The same step as a plain shell script does it; empty where a script cannot, and then it stops
   * there and says what a person has to do.
   *
   * @param timeout for each command that it runs
   */
  default Optional<PlainStep> plain(Duration timeout) {
    return Optional.empty();
  }

  /** Whether what it does can be put back at all. */
  default boolean reversible() {
    return true;
  }

  /** For what it runs, unless the catalog says otherwise. */
  default Duration timeout() {
    return Duration.ofSeconds(60);
  }

  /**
   * How long the wanted state may take to show after the act, unless the catalog says otherwise.
   */
  default Duration within() {
    return Duration.ofSeconds(10);
  }
}
