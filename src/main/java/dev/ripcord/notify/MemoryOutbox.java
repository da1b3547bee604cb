package dev.ripcord.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lives as long as the process; for when there is nothing better. */
final class MemoryOutbox implements Outbox {
  private static final int MOST = 2000;

  private final List<Message> told = new ArrayList<>();
  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private final Map<String, Instant> claimed = new LinkedHashMap<>();
  private Optional<Standing> standing = Optional.empty();

  @Override
  public synchronized void put(Message message, Instant at) {
    if (told.size() < MOST) {
      told.add(message);
    }
  }

  @Override
  public synchronized void sort(Instant now, Sorter sorter) {
    var sorted = sorter.sort(standing.orElseGet(() -> Standing.at(now)), List.copyOf(told));
    told.clear();
    standing = Optional.of(sorted.standing());
    sorted
        .sendings()
        .forEach(each -> {
          var letter = Letter.of(each.message(), each.route(), now);
          letters.putIfAbsent(letter.id(), letter);
        });
    var done = letters.values().stream().filter(each -> each.state() != Letter.State.WAITING);
    done.limit(Math.max(0, letters.size() - MOST))
        .toList()
        .forEach(each -> letters.remove(each.id()));
  }

  @Override
  public synchronized Set<String> due(Instant now) {
    var channels = new TreeSet<String>();
    waiting(now).forEach(each -> channels.add(each.channel()));
    return channels;
  }

  @Override
  public synchronized Optional<Letter> claim(String channel, Instant now, Instant lease) {
    var letter =
        waiting(now)
            .filter(each -> each.channel().equals(channel))
            .min(Comparator.comparing(each -> each.message().urgency()));
    letter.ifPresent(each -> claimed.put(each.id(), lease));
    return letter;
  }

  private Stream<Letter> waiting(Instant now) {
    return letters.values().stream()
        .filter(each -> each.state() == Letter.State.WAITING)
        .filter(each -> !each.due().isAfter(now) || each.due().isAfter(now.plus(Courier.FARTHEST)))
        .filter(each ->
            Optional.ofNullable(claimed.get(each.id())).map(end -> !end.isAfter(now)).orElse(true));
  }

  @Override
  public synchronized void mark(Letter letter) {
    letters.put(letter.id(), letter);
    claimed.remove(letter.id());
  }

  @Override
  public synchronized List<Letter> letters() {
    return List.copyOf(letters.values()).reversed();
  }

  @Override
  public void close() {}
}
