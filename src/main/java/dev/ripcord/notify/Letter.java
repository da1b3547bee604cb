package dev.ripcord.notify;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way to somebody.
 *
 * @param id a name for the message and whom it is for
 * @param route names of channels, in the order of falling over
 * @param place which of them is asked next
 * @param tries how often that one was asked
 * @param due when it is to be asked
 * @param said why it is not there yet, or by whom it was taken; each channel's last word
 */
@Json
public record Letter(
    String id,
    Message message,
    List<String> route,
    int place,
    int tries,
    Instant made,
    Instant due,
    State state,
    List<String> said) {

  public Letter {
    route = List.copyOf(route);
    said = List.copyOf(said);
  }

  /** How it stands. */
  public enum State {
    WAITING,
    SENT,
    GIVEN_UP
  }

  static Letter of(Message message, List<String> route, Instant now) {
    var id = Hash.of(JsonText.MESSAGE.toJson(message) + route);
    return new Letter(id, message, route, 0, 0, now, now, State.WAITING, List.of());
  }

  /** The channel that is asked next. */
  public String channel() {
    return route.get(place);
  }

  Optional<String> lastSaid() {
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
  }

  Letter with(int newPlace, int newTries, Instant newDue, State newState, List<String> newSaid) {
    return new Letter(id, message, route, newPlace, newTries, made, newDue, newState, newSaid);
  }
}
