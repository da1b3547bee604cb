package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The three scenarios of StreamLick's runbook, from the example's own catalog, on real parts. */
@Needs({Part.SYSTEMD_GUEST, Part.PM2})
class StreamLickScenarioTest {
  private static final String CATALOG = "/mnt/examples/streamlick/ripcord.yaml";

  private long began;

  @Test
  void quick_puts_the_front_end_back_within_five_minutes_and_proves_the_served_bundle() {
    try (var machine = StreamLickMachine.boot(RipcordInGuest.binds())) {
      assertThat(machine.bundle()).contains("\"true\" !== 'false'");
      var ran =
          ripcord(machine, "rollback", "streamlick", "variant:mediasoup", "--procedure", "quick");
      assertThat(took()).isLessThan(Duration.ofMinutes(5));
      assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
      assertThat(ran.out()).contains("RECOVERED");
      assertThat(machine.bundle()).contains("\"false\" !== 'false'");
    }
  }

  @Test
  void full_puts_all_of_it_back_within_thirty_minutes_and_forward_again_by_the_same_procedure() {
    try (var machine = StreamLickMachine.boot(RipcordInGuest.binds())) {
      var ran =
          ripcord(machine, "rollback", "streamlick", "variant:mediasoup", "--procedure", "full");
      assertThat(took()).isLessThan(Duration.ofMinutes(30));
      assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
      assertThat(machine.media().orElseThrow().body()).contains("mediasoup");
      assertThat(machine.api().orElseThrow().body()).contains("mediasoup");
      assertThat(machine.bundle()).contains("\"false\" !== 'false'");
      assertThat(machine.unit("antmedia", "ActiveState")).isEqualTo("inactive");
      var refused =
          ripcord(machine, "rollback", "streamlick", "variant:antmedia", "--procedure", "full");
      assertThat(refused.exit()).as("the bad release does not come back by itself").isEqualTo(3);
      var forward =
          ripcord(
              machine,
              "rollback",
              "streamlick",
              "variant:antmedia",
              "--procedure",
              "full",
              "--lift-quarantine");
      assertThat(forward.exit()).as(forward.out() + forward.err()).isZero();
      assertThat(machine.media().orElseThrow().body()).contains("antmedia");
      assertThat(machine.bundle()).contains("\"true\" !== 'false'");
    }
  }

  @Test
  void emergency_brings_the_media_server_back_in_two_minutes_and_says_what_it_left() {
    try (var machine = StreamLickMachine.boot(RipcordInGuest.binds())) {
      machine.guest().run("systemctl", "kill", "-s", "KILL", "antmedia");
      var ran =
          ripcord(
              machine, "rollback", "streamlick", "variant:mediasoup", "--procedure", "emergency");
      assertThat(took()).isLessThan(Duration.ofMinutes(2));
      assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(6);
      assertThat(ran.out()).contains("PARTIAL").contains("--procedure full");
      assertThat(machine.media().orElseThrow().body()).contains("mediasoup");
    }
  }

  private Ran ripcord(StreamLickMachine machine, String... args) {
    began = System.nanoTime();
    return run(machine, List.of(args));
  }

  /** Runs ripcord on the example's catalog. */
  Ran run(StreamLickMachine machine, List<String> args) {
    var words = Stream.concat(Stream.of("--catalog", CATALOG), args.stream());
    return RipcordInGuest.run(machine.guest(), words.toArray(String[]::new));
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
