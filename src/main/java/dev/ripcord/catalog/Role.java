package dev.ripcord.catalog;

/** Whose state a probe tells, which decides what its answer is used for. */
public enum Role {
  /** The service itself. */
  SERVICE,
  /** Something that it needs, and that another release of it cannot mend. */
  DEPENDENCY,
  /** Something else on the same way, which tells whether the way or the watcher is ill. */
  WITNESS
}
