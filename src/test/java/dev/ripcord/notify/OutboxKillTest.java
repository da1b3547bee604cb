package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Notices;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A courier that is killed in the middle: at most one message twice for each kill, and none lost.
 */
@Timeout(120)
final class OutboxKillTest {
  private static final int MESSAGES = 60;
  private static final int KILLS = 2;

  @TempDir Path folder;

  @Test
  void kill_9_loses_no_message_and_sends_at_most_one_twice() throws Exception {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var file = folder.resolve("outbox.db");
    try (var chat = VendorStandIn.any();
        var outbox = FileOutbox.open(file)) {
      for (var i = 0; i < MESSAGES; i++) {
        outbox.put(message(i), Instant.now());
      }
      for (var kill = 0; kill < KILLS; kill++) {
        var until = chat.heads().size() + 1 + random.nextInt(MESSAGES / 3);
        var child = child(file, chat.url("/"), kill);
        Eventually.holds("it sends", () -> chat.heads().size() >= until);
        child.destroyForcibly().waitFor();
      }
      var rest = courier(outbox, chat.url("/"), new Ahead(KILLS));
      rest.wholeRound();
      var counts =
          chat.taken().stream()
              .collect(
                  Collectors.groupingBy(
                      each -> each.path("title").asString(), Collectors.counting()));
      assertThat(counts).as("seed %d", seed).hasSize(MESSAGES);
      var twice = counts.values().stream().mapToLong(each -> each - 1).sum();
      assertThat(twice).as("seed %d", seed).isLessThanOrEqualTo(KILLS);
    }
  }

  /** Each start is later than the lease of the one that was killed. */
  record Ahead(int starts) implements Clock {
    @Override
    public Instant now() {
      return Clock.system().now().plus(Courier.LEASE.multipliedBy(starts));
    }

    @Override
    public long nanoTime() {
      return Clock.system().nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Clock.system().sleep(duration);
    }
  }

  private static Message message(int i) {
    return Told.of(Kind.BEGAN, Urgency.CRITICAL, "s" + i, "rollback", "r", "rollback " + i);
  }

  private static Process child(Path file, String url, int starts) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            file.toString(),
            url,
            String.valueOf(starts))
        .inheritIO()
        .start();
  }

  private static Courier courier(Outbox outbox, String url, Clock clock) {
    var channel = new Channel.Webhook(url, Map.of(), Optional.empty());
    var notices =
        new Notices(
            Map.of("ops", channel, "pager", channel),
            List.of(),
            Optional.empty(),
            Optional.empty());
    var sender = new NetSender(clock, new Secrets(_ -> ""));
    return new Courier(
        outbox,
        Told.house(Told.OPS),
        new Courier.Errands(notices, sender, clock, new Random(), _ -> {}));
  }

  /** Delivers until it is killed. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] arguments) throws InterruptedException {
      var clock = new Ahead(Integer.parseInt(arguments[2]));
      try (var outbox = FileOutbox.open(Path.of(arguments[0]))) {
        var courier = courier(outbox, arguments[1], clock);
        while (true) {
          courier.wholeRound();
          clock.sleep(Duration.ofMillis(10));
        }
      }
    }
  }
}
