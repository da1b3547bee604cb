package dev.ripcord.notify;

import io.avaje.jsonb.Json;

/**
 * What a message is about; told twice with the same key and kind, people get it once.
 *
 * @param rule what tripped, or another reason, such as the procedure of a run
 * @param episode tells two times of the same rule apart; the id of an incident or of a run
 */
@Json
public record Key(String service, String rule, String episode) {
  @Override
  public String toString() {
    return service + "/" + rule + "/" + episode;
  }
}
