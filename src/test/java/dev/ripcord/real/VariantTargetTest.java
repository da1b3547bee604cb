package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Host;
import dev.ripcord.target.Driver;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.pm2.Pm2Driver;
import dev.ripcord.target.systemd.SystemdDriver;
import dev.ripcord.target.variant.VariantDriver;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Ant Media under systemd and mediasoup under pm2 side by side keep to the contract of targets. */
@Needs(Part.SYSTEMD_GUEST)
class VariantTargetTest extends TargetContract {
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  @Override
  protected Host host() {
    return new GuestHost(machine.guest());
  }

  @Override
  protected List<Driver> drivers() {
    return List.of(new VariantDriver(), new SystemdDriver(), new Pm2Driver());
  }

  @Override
  protected String kind() {
    return "variants";
  }

  @Override
  protected String yaml() {
    return """
    mediasoup:
      runs:
        pm2: { app: mediasoup, script: /opt/mediasoup/server.js, user: streamlick }
      set: { url: "http://localhost:3001" }
    antmedia:
      runs: { systemd: { unit: antmedia } }
      set: { url: "http://localhost:5080" }
    """;
  }

  @Override
  protected String reality() {
    return Pm2TargetTest.reality(machine) + machine.unit("antmedia", "InvocationID");
  }

  @Override
  protected String state() {
    return Pm2TargetTest.state(machine) + machine.unit("antmedia", "ActiveState");
  }

  @Override
  protected void run() {
    assertThat(machine.guest().run("systemctl", "reset-failed", "antmedia").ok()).isTrue();
    machine.guest().run("systemctl", "start", "antmedia").text();
    if (state().contains("mediasoup")) {
      machine.sh("pm2 stop mediasoup").text();
    }
  }
}
