package dev.ripcord.catalog;

import java.util.Optional;

/**
 * Where the daemon answers and hears.
 *
 * @param host a name or an address, without brackets
 * @param token what whoever asks has to show, as a reference; empty where only this machine may
 */
public record Listening(String host, int port, Optional<String> token) {

  /** Whether nobody but this machine gets there. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** As it would be asked: {@code 127.0.0.1:9480}. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
