package dev.ripcord.notify;

import java.util.Locale;

/** What a message tells. */
public enum Kind {
  /** Something is wrong. */
  PROBLEM,
  /** It still is; made here, not told. */
  REMINDER,
  /** It is over. */
  CLEARED,
  /** A person looks after it. */
  ACKNOWLEDGED,
  /** An act begins, such as a rollback. */
  BEGAN,
  /** It ended. */
  ENDED,
  /** For the digest. */
  NEWS,
  /** The message of the day; made here. */
  DIGEST,
  /** To see whether a channel works. */
  TEST;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
