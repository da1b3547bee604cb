package dev.ripcord.journal;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One fact about how a service is watched: what people said of it, and what was decided. Incidents
 * are their fold, and so is whether automation may act; never holds a secret.
 */
public sealed interface WatchEvent {
  /** In whose name something is said of every service at once; no service can be called so. */
  String EVERY_SERVICE = "*";

  Instant at();

  /** Nothing is said or done until then: maintenance. */
  @Json
  record Silenced(Instant at, Instant until, String who, String why) implements WatchEvent {}

  /** A silence ends before its time. */
  @Json
  record Unsilenced(Instant at, String who) implements WatchEvent {}

  /**
   * A person holds automation.
   *
   * @param stopped whether it is held because it was stopped, and until it is started
   */
  @Json
  record Held(Instant at, String who, String why, boolean stopped) implements WatchEvent {

    /** Until somebody arms it. */
    public static Held untilArmed(Instant at, String who, String why) {
      return new Held(at, who, why, false);
    }
  }

  /**
   * A person arms it again.
   *
   * @param started whether that is only because it was started: nothing else is armed by it
   */
  @Json
  record Armed(Instant at, String who, String why, boolean started) implements WatchEvent {

    /** After whatever held or disarmed it. */
    public static Armed wholly(Instant at, String who, String why) {
      return new Armed(at, who, why, false);
    }
  }

  /**
   * An episode began.
   *
   * @param by the rule, or who else opened it
   * @param release the number of the release that ran
   * @param who the person who opened it, and who has to close it; empty where a rule did
   */
  @Json
  record Opened(
      Instant at,
      String incident,
      String by,
      String urgency,
      String said,
      Optional<Integer> release,
      Optional<String> who)
      implements WatchEvent {

    /** One that a rule opened. */
    public static Opened byRule(
        Instant at,
        String incident,
        String by,
        String urgency,
        String said,
        Optional<Integer> release) {
      return new Opened(at, incident, by, urgency, said, release, Optional.empty());
    }
  }

  /** What was decided about it, written when it is another decision than the one before. */
  @Json
  record Judged(
      Instant at, String incident, String rule, String course, String said, List<Heard> guards)
      implements WatchEvent {
    public Judged {
      guards = List.copyOf(guards);
    }
  }

  /** What a guard said; {@code held} is empty where it let through. */
  @Json
  record Heard(String guard, Optional<String> held) {}

  /** A rollback is announced, and begins then unless somebody objects or all is well again. */
  @Json
  record Announced(Instant at, String incident, String rule, Instant due) implements WatchEvent {}

  /** What was announced, or written down as about to begin, was not done. */
  @Json
  record Withdrawn(Instant at, String incident, String why) implements WatchEvent {}

  /**
   * A run is about to be created because of it; durable before that.
   *
   * @param remedy what is tried before going back; empty where it goes back
   */
  @Json
  record Acting(Instant at, String incident, String rule, String run, Optional<String> remedy)
      implements WatchEvent {}

  /** Its run is over, or was never begun. */
  @Json
  record Acted(Instant at, String incident, String run, Optional<Outcome> outcome, String said)
      implements WatchEvent {}

  /** It lasts so long that a person is called. */
  @Json
  record Escalated(Instant at, String incident, String said) implements WatchEvent {}

  /**
   * A release that was gone back from runs again, and no run put it there.
   *
   * @param at when it was seen to be back
   * @param why it is quarantined
   */
  @Json
  record Returned(Instant at, int release, String why) implements WatchEvent {}

  /** A person looks after it. */
  @Json
  record Acknowledged(Instant at, String incident, String who) implements WatchEvent {}

  /**
   * The episode is over.
   *
   * @param who the person who says so; empty where it was seen
   */
  @Json
  record Closed(Instant at, String incident, String said, Optional<String> who)
      implements WatchEvent {

    /** One that was seen to be over. */
    public static Closed seen(Instant at, String incident, String said) {
      return new Closed(at, incident, said, Optional.empty());
    }
  }
}
