package dev.ripcord.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where messages are until people have them. Used by several threads, and by several processes
 * where it outlives them. What a method did is done for good when it returns; one that could not do
 * it throws {@link OutboxException} and did nothing.
 */
interface Outbox extends AutoCloseable {

  /** Keeps a message that is to be sorted. */
  void put(Message message, Instant at);

  /** Sorts what was put since the last time: all of it happens, or nothing. */
  void sort(Instant now, Sorter sorter);

  /** Decides about what was put; pure, as it may be asked again. */
  @FunctionalInterface
  interface Sorter {
    Sorting.Sorted sort(Standing before, List<Message> told);
  }

  /** Channels that have to be asked now. */
  Set<String> due(Instant now);

  /** The most urgent letter that is due at a channel; nobody else gets it until the lease ends. */
  Optional<Letter> claim(String channel, Instant now, Instant lease);

  /** Writes down what became of a letter. */
  void mark(Letter letter);

  /** All letters that are still known, the newest first. */
  List<Letter> letters();

  @Override
  void close();
}
