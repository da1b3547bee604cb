package dev.ripcord.check;

import java.util.List;
import java.util.Optional;

/** How a series of looks ended. */
public sealed interface SeriesResult {

  /** The last round; empty only when there was nothing to look at or no time to. */
  Optional<Round> last();

  /** How many rounds there were. */
  int rounds();

  /** One line for people. */
  String said();

  /** All was good as many times in a row as was asked, but for what only degrades. */
  record Good(Optional<Round> last, int rounds, String said) implements SeriesResult {
    /** What only degrades, and was not good at the end. */
    public List<Seen> degraded() {
      return last.map(Round::notGood).orElse(List.of());
    }
  }

  /** It was not, and bad was seen. */
  record Bad(Optional<Round> last, int rounds, String said) implements SeriesResult {}

  /** It was not, and what was seen does not tell whether the service is to blame. */
  record Unknown(Optional<Round> last, int rounds, String said) implements SeriesResult {}
}
