package dev.ripcord.step;

/** What may be done with a step that a crash interrupted. */
public enum Repeatability {
  /** It may be done again freely. */
  SAFE,
  /** It may be done again under the same name or token, which finds what the first try made. */
  KEYED,
  /** It is looked at first, and done again only when the look says that it is not done. */
  VERIFIABLE,
  /** It is never done again by itself: a person decides. */
  UNSAFE
}
