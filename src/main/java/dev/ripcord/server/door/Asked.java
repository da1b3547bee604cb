package dev.ripcord.server.door;

import dev.ripcord.server.Told;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks: a line of words, such as {@code ripcord 1 outlook shop}.
 *
 * @param talk the version that they speak
 * @param what {@code who}, or {@code outlook} with all that is seen
 * @param service the one that is meant, else all
 */
public record Asked(int talk, String what, Optional<String> service) {
  static final String WHO = "who";
  static final String OUTLOOK = "outlook";
  private static final String FIRST = "ripcord";
  private static final int MOST = 4;

  /** Whether one is there, and which services it watches. */
  public static Asked who() {
    return new Asked(Told.TALK, WHO, Optional.empty());
  }

  /** The same with all that it sees of them, or of one. */
  public static Asked outlook(Optional<String> service) {
    return new Asked(Told.TALK, OUTLOOK, service);
  }

  /** Empty for what is no question. */
  static Optional<Asked> read(String line) {
    var words = List.of(line.strip().split(" +", -1));
    if (words.size() < 3
        || words.size() > MOST
        || !words.getFirst().equals(FIRST)
        || !words.get(1).matches("\\d{1,6}")) {
      return Optional.empty();
    }
    var service = Optional.of(words).filter(each -> each.size() == MOST).map(List::getLast);
    return Optional.of(new Asked(Integer.parseInt(words.get(1)), words.get(2), service));
  }

  String line() {
    return FIRST + " " + talk + " " + what + service.map(each -> " " + each).orElse("") + "\n";
  }
}
