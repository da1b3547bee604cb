package dev.ripcord.notify;

import dev.ripcord.catalog.Notices;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.WebAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks an address outside while all is well, so that somebody notices when this program or its
 * machine is gone. Not for several threads.
 */
public final class Heartbeat {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Notices.Heartbeat told;
  private final Clock clock;
  private final Secrets secrets;
  private final HttpProbe probe;
  private Optional<Beat> last = Optional.empty();

  public Heartbeat(Notices.Heartbeat told, Clock clock, Secrets secrets) {
    this.told = told;
    this.clock = clock;
    this.secrets = secrets;
    this.probe = new HttpProbe(clock);
  }

  /** One that was sent. */
  record Beat(long atNanos, boolean taken) {}

  /** Whether it is time: at once when there was none, after a quarter when one was not taken. */
  static boolean due(Optional<Beat> last, Duration every, boolean well, long nanos) {
    return well
        && last.map(
                each -> {
                  var pause = each.taken() ? every : every.dividedBy(4);
                  return nanos - each.atNanos() >= pause.toNanos();
                })
            .orElse(true);
  }

  /**
   * Asks when it is time; call it often, in a thread that may wait for some seconds. {@code well}
   * means that this program does its work, whatever it finds out about services.
   *
   * @return what was said when it was asked and did not take it
   */
  public Optional<String> beat(boolean well) {
    var now = clock.nanoTime();
    if (!due(last, told.every(), well, now)) {
      return Optional.empty();
    }
    var delivery = ask();
    last = Optional.of(new Beat(now, delivery instanceof Delivery.Taken));
    return delivery instanceof Delivery.Taken ? Optional.empty() : Optional.of(delivery.text());
  }

  private Delivery ask() {
    try {
      var address = WebAddress.parse(secrets.resolve(told.url()));
      secrets.remember(address.path());
      var answer = probe.look(HttpAsk.get(address, TIMEOUT));
      var delivery = Answer.judge(answer, clock.now());
      return delivery instanceof Delivery.Taken
          ? delivery
          : new Delivery.Failed(secrets.hide(delivery.text()));
    } catch (IllegalStateException | IllegalArgumentException e) {
      return new Delivery.Failed(secrets.hide(String.valueOf(e.getMessage())));
    }
  }
}
