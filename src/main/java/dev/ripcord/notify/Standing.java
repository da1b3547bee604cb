package dev.ripcord.notify;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be known to tell the next message rightly: who was told what, and what waits. It is
 * kept in the outbox.
 *
 * @param open what is critical and not over, by key
 * @param heaps warnings, by service
 * @param seen keys and kinds that were told, the newest last
 */
@Json
public record Standing(
    Map<String, Open> open, Map<String, Heap> heaps, Storm storm, Day day, List<String> seen) {
  public Standing {
    open = Map.copyOf(open);
    heaps = Map.copyOf(heaps);
    seen = List.copyOf(seen);
  }

  /**
   * Something critical.
   *
   * @param message as it was told last
   * @param first when it was told first; empty while a silence hides it
   * @param last when people were told or reminded
   */
  @Json
  public record Open(
      Message message,
      Optional<Instant> first,
      Optional<Instant> last,
      int reminders,
      boolean acknowledged) {}

  /**
   * Warnings of one service.
   *
   * @param fresh not told yet
   * @param cleared titles of those that were told and are over since
   * @param told titles of those that were told and are not over, by key
   * @param since when the oldest that was not told came
   * @param last when people were told
   */
  @Json
  public record Heap(
      List<Message> fresh,
      List<String> cleared,
      Map<String, String> told,
      Optional<Instant> since,
      Optional<Instant> last) {
    static final Heap NONE =
        new Heap(List.of(), List.of(), Map.of(), Optional.empty(), Optional.empty());

    public Heap {
      fresh = List.copyOf(fresh);
      cleared = List.copyOf(cleared);
      told = Map.copyOf(told);
    }
  }

  /**
   * How much was sent by itself lately.
   *
   * @param recent when
   * @param last when many were told in one
   * @param held what waits for the next time that many are told in one
   * @param bundles what was told in one and is not all over
   */
  @Json
  public record Storm(
      List<Instant> recent, Optional<Instant> last, List<Message> held, List<Bundle> bundles) {
    static final Storm NONE = new Storm(List.of(), Optional.empty(), List.of(), List.of());

    public Storm {
      recent = List.copyOf(recent);
      held = List.copyOf(held);
      bundles =
          bundles == null // older outboxes have none
              ? List.of()
              : bundles.stream().filter(Bundle::hasSeveral).toList();
    }

    Storm with(List<Bundle> next) {
      return new Storm(recent, last, held, next);
    }
  }

  /**
   * What was told in one: it is over when all of it is, in one message with the same key.
   *
   * @param episode of its key
   * @param anew whether its messages were told for the first time by it, and not as reminders
   * @param open keys of what is not over
   * @param over what is
   * @param acknowledged whether it was told that somebody looks after all that is open
   */
  @Json
  public record Bundle(
      String episode, boolean anew, List<String> open, List<Message> over, boolean acknowledged) {
    public Bundle {
      open = open.stream().distinct().toList(); // older outboxes may have one twice
      over = List.copyOf(over);
    }

    static Bundle of(String episode, boolean anew, List<Message> messages) {
      var keys = messages.stream().map(each -> each.key().toString()).toList();
      return new Bundle(episode, anew, keys, List.of(), false);
    }

    /** Older outboxes have some of a single message, which was told under its own key. */
    boolean hasSeveral() {
      return keys().size() > 1;
    }

    /** What was told under its key, and not only reminded of. */
    boolean told(Key key) {
      return anew && open.contains(key.toString());
    }

    /** Of all that was told in it. */
    List<String> keys() {
      return Stream.concat(open.stream(), over.stream().map(each -> each.key().toString()))
          .distinct()
          .toList();
    }

    Bundle after(List<String> stillOpen, List<Message> ended) {
      return new Bundle(episode, anew, stillOpen, ended, acknowledged);
    }

    Bundle lookedAfter() {
      return new Bundle(episode, anew, open, over, true);
    }
  }

  /**
   * For the digest.
   *
   * @param since the last one
   * @param criticals how many came, hidden ones too; and so for warnings
   * @param more news that found no room
   * @param hidden what silences hid
   */
  @Json
  public record Day(
      Instant since,
      int criticals,
      int warnings,
      List<String> news,
      int more,
      List<String> hidden) {
    static Day from(Instant now) {
      return new Day(now, 0, 0, List.of(), 0, List.of());
    }

    public Day {
      news = List.copyOf(news);
      hidden = List.copyOf(hidden);
    }
  }

  /** Before anything was told. */
  static Standing at(Instant now) {
    return new Standing(Map.of(), Map.of(), Storm.NONE, Day.from(now), List.of());
  }
}
