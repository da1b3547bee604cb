package dev.ripcord.probe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One try to open a WebSocket.
 *
 * @param upgrade the request that asks for it: a GET without a body, with headers that may hold
 *     secrets; its timeout is for everything, the message included
 * @param send a text to send once it is open; may hold a secret
 * @param receive whether a text has to come
 */
public record WebSocketAsk(HttpAsk upgrade, Optional<String> send, boolean receive) {

  /** A plain one without headers of its own. */
  public static WebSocketAsk of(WebAddress address, Duration timeout) {
    return new WebSocketAsk(HttpAsk.get(address, timeout), Optional.empty(), false);
  }

  Map<String, String> headers() {
    return upgrade.headers();
  }

  /** No part of it shows in texts, since it may hold secrets. */
  @Override
  public String toString() {
    return "WebSocket " + upgrade.address();
  }
}
