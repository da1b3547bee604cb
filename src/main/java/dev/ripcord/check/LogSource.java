package dev.ripcord.check;

/** Where a log is. */
sealed interface LogSource permits FileLog, JournalLog {

  /** What the look came to. */
  sealed interface Answer {
    /** Lines to judge. */
    record Read(LogLines log) implements Answer {}

    /** None, and what that means. */
    record Not(Finding finding) implements Answer {}
  }

  /** Reads what was written since the run began, bounded. */
  Answer read(Sight sight, java.util.Optional<String> as);

  /** For people. */
  String title();
}
