package dev.ripcord.app;

import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells systemd how this process is, where it runs as a unit of {@code Type=notify}; elsewhere it
 * does nothing. By {@code systemd-notify}, since Java has no datagram sockets of Unix; the unit has
 * to say {@code NotifyAccess=all}.
 */
final class Systemd {
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final String WATCHDOG = "WATCHDOG_USEC";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OFTEN = 3;

  private final Host here;
  private final Map<String, String> environment;

  Systemd(Host here, Map<String, String> environment) {
    this.here = here;
    this.environment = environment;
  }

  void ready() {
    say("READY=1");
  }

  /** It goes on; without it systemd restarts the unit after {@code WatchdogSec=}. */
  void alive() {
    say("WATCHDOG=1");
  }

  /** How often it has to hear that; empty where nobody waits for it. */
  Optional<Duration> pulse() {
    return Optional.ofNullable(environment.get(WATCHDOG))
        .map(each -> Duration.ofNanos(Long.parseLong(each) * 1000).dividedBy(OFTEN));
  }

  private void say(String word) {
    var socket = environment.get(SOCKET);
    if (socket != null) {
      here.look(Command.of("systemd-notify", word).with(Map.of(SOCKET, socket)).within(LIMIT));
    }
  }
}
