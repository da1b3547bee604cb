package dev.ripcord.target;

/** What can be done to a service beside bringing a release back. */
public enum Verb {
  STOP,
  START,
  RESTART
}
