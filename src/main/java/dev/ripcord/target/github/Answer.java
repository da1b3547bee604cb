package dev.ripcord.target.github;

/** What asking GitHub came to. */
sealed interface Answer {

  /** It answered what was asked. */
  record Got(int status, Object json) implements Answer {}

  /** It answered that this cannot be, and nothing was done. */
  record Refused(String said) implements Answer {}

  /** It has no time for us now, and nothing was done. */
  record Later(String said) implements Answer {}

  /** No answer came, or one that does not tell whether anything was done. */
  record Lost(String said) implements Answer {}
}
