package dev.ripcord.probe;

import java.util.Optional;

/** What one try to open a WebSocket came to. */
public sealed interface WebSocketResult
    permits WebSocketResult.Opened, WebSocketResult.Refused, Failed {

  Timings timings();

  /**
   * It was opened.
   *
   * @param message the first text that came, where one was waited for
   */
  record Opened(Optional<String> message, Timings timings) implements WebSocketResult {}

  /**
   * Somebody answered, but there is no WebSocket: another status, a handshake that is not one, or
   * an end before the message.
   *
   * @param status of the answer
   * @param said one line for people; never holds what was sent
   */
  record Refused(int status, String said, Timings timings) implements WebSocketResult {}
}
