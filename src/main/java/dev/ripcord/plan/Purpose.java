package dev.ripcord.plan;

/** What a run is for. */
public enum Purpose {
  /** To bring a release back. */
  ROLLBACK,
  /** To put back what another run changed. */
  UNDO,
  /** To stop, start or restart the service. */
  LIFECYCLE,
  /** To prepare for a rollback, before a deployment. */
  PREPARATION
}
