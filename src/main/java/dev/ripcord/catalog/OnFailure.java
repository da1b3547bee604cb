package dev.ripcord.catalog;

/** What happens to the run when a step has failed for good. */
public enum OnFailure {
  /** The run ends here. */
  STOP,
  /** The run goes on, and says so at the end. */
  CONTINUE,
  /** A person decides. */
  ASK
}
