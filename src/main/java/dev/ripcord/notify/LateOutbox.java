package dev.ripcord.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file, opened when it is first needed, and again when that failed. */
final class LateOutbox implements Outbox {
  private final Path place;
  private @Nullable Outbox open;
  private boolean closed;

  LateOutbox(Path place) {
    this.place = place;
  }

  /** A courier that has not ended yet must not make the file anew. */
  private synchronized Outbox file() {
    if (closed) {
      throw new OutboxException(place + " is closed");
    }
    var known = open;
    if (known == null) {
      known = FileOutbox.open(place);
      open = known;
    }
    return known;
  }

  @Override
  public void put(Message message, Instant at) {
    file().put(message, at);
  }

  @Override
  public void sort(Instant now, Sorter sorter) {
    file().sort(now, sorter);
  }

  @Override
  public Set<String> due(Instant now) {
    return file().due(now);
  }

  @Override
  public Optional<Letter> claim(String channel, Instant now, Instant lease) {
    return file().claim(channel, now, lease);
  }

  @Override
  public void mark(Letter letter) {
    file().mark(letter);
  }

  @Override
  public List<Letter> letters() {
    return file().letters();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
