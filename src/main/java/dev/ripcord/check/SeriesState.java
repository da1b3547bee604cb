package dev.ripcord.check;

import dev.ripcord.check.Finding.State;
import java.util.Optional;

/**
 * What a series has seen so far; the fold of its rounds.
 *
 * @param rounds how many there were
 * @param row how many in a row, up to the last, were good in all that counts
 * @param wholeRow how many in a row were good in everything
 * @param everBad whether any round was bad
 */
public record SeriesState(
    int rounds, int row, int wholeRow, boolean everBad, Optional<Round> last) {
  static final SeriesState START = new SeriesState(0, 0, 0, false, Optional.empty());

  /** The state after one more round: anything but good ends a row. */
  SeriesState after(Round round) {
    var good = round.state() == State.GOOD;
    return new SeriesState(
        rounds + 1,
        good ? row + 1 : 0,
        good && round.allGood() ? wholeRow + 1 : 0,
        everBad || round.state() == State.BAD,
        Optional.of(round));
  }
}
