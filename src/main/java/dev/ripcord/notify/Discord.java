package dev.ripcord.notify;

import dev.ripcord.probe.WebAddress;

/** Addresses of Discord. */
final class Discord {
  private static final String OLD = "/api/webhooks/";

  private Discord() {}

  /**
   * The version of the API is said: an address without one, as Discord hands it out, means version
   * 6, whose {@code retry_after} is in milliseconds (discord/discord-api-docs issue 4722).
   */
  static WebAddress newest(WebAddress address) {
    var host = address.host();
    var discord = host.equals("discord.com") || host.equals("discordapp.com");
    return discord && address.path().startsWith(OLD)
        ? new WebAddress(
            address.tls(),
            host,
            address.port(),
            "/api/v10/webhooks/" + address.path().substring(OLD.length()))
        : address;
  }
}
