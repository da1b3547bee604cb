package dev.ripcord.notify;

import dev.ripcord.catalog.Channel;

/** Hands a message to a channel. */
interface Sender {
  /**
   * Tries once, within a deadline; never throws for what it finds.
   *
   * @param id the same for each try of the same message at the same people
   */
  Delivery send(Channel channel, Message message, String id);
}
