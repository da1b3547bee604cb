package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void silence_after_connecting_is_the_other_sides_fault() {
    assertThat(Fault.late(Phase.HEADERS, false, SECOND, Duration.ZERO).origin())
        .isEqualTo(Origin.REMOTE);
  }

  @Test
  void a_timeout_during_which_ripcord_itself_was_held_up_is_its_own_fault() {
    var fault = Fault.late(Phase.HEADERS, true, SECOND, Duration.ofMillis(201));

    assertThat(fault.origin()).isEqualTo(Origin.LOCAL);
    assertThat(fault.said()).contains("held up for 201 ms");
  }

  @Test
  void a_connection_that_nobody_takes_may_be_the_way_to_it_unless_it_is_this_machine() {
    assertThat(Fault.late(Phase.CONNECT, false, SECOND, Duration.ZERO).origin())
        .isEqualTo(Origin.PATH);
    assertThat(Fault.late(Phase.CONNECT, true, SECOND, Duration.ZERO).origin())
        .isEqualTo(Origin.REMOTE);
  }

  @Test
  void a_silent_name_service_is_not_the_services_fault() {
    assertThat(Fault.late(Phase.DNS, false, SECOND, Duration.ZERO).origin())
        .isEqualTo(Origin.LOCAL);
    assertThat(Fault.of(Phase.DNS, new UnknownHostException("x")).origin()).isEqualTo(Origin.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Too many open files",
        "Cannot assign requested address",
        "Network is unreachable",
        "Operation not permitted (sendto failed)",
        "Closed by interrupt"
      })
  void what_this_machine_lacks_is_its_own_fault(String message) {
    assertThat(Fault.of(Phase.CONNECT, new SocketException(message)).origin())
        .isEqualTo(Origin.LOCAL);
    assertThat(Fault.of(Phase.CONNECT, new ConnectException(message)).origin())
        .isEqualTo(Origin.LOCAL);
    assertThat(Fault.of(Phase.CONNECT, new BindException(message)).origin())
        .isEqualTo(Origin.LOCAL);
  }

  @Test
  void a_refusal_and_a_reset_are_the_other_sides_fault_and_a_missing_route_nobody_knows() {
    assertThat(Fault.of(Phase.CONNECT, new ConnectException("Connection refused")).origin())
        .isEqualTo(Origin.ANSWER);
    assertThat(Fault.of(Phase.HEADERS, new SocketException("Connection reset")).origin())
        .isEqualTo(Origin.REMOTE);
    assertThat(Fault.of(Phase.CONNECT, new NoRouteToHostException("No route to host")).origin())
        .isEqualTo(Origin.PATH);
  }

  @Test
  void of_two_addresses_the_failure_that_blames_the_other_side_is_told() {
    IOException unreachable = new ConnectException("Network is unreachable");
    IOException refused = new ConnectException("Connection refused");

    assertThat(Fault.telling(unreachable, refused)).isSameAs(refused);
    assertThat(Fault.telling(refused, unreachable)).isSameAs(refused);
  }
}
