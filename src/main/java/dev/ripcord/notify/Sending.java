package dev.ripcord.notify;

import java.util.List;

/**
 * A message and those who get it.
 *
 * @param route channels in the order of falling over
 */
record Sending(Message message, List<String> route) {
  Sending {
    route = List.copyOf(route);
  }
}
