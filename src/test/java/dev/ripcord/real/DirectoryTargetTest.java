package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.Host;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.directory.DirectoryDriver;
import dev.ripcord.target.systemd.SystemdDriver;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Release folders that a unit of a real systemd runs from keep to the contract of targets. */
@Needs(Part.SYSTEMD_GUEST)
class DirectoryTargetTest extends TargetContract {
  private static final String UNIT =
      """
      [Service]
      WorkingDirectory=/srv/app/current
      ExecStart=/bin/sh -c 'echo here is $(cat VERSION); exec sleep 1000'
      """;
  private static Guest guest;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
    guest.write("/etc/systemd/system/app.service", UNIT, "644");
    for (var each : List.of("20250101120000", "20250102120000")) {
      guest.write("/srv/app/releases/" + each + "/VERSION", "v" + each + "\n", "644");
    }
    guest.run("systemctl", "daemon-reload").text();
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  @Override
  protected Host host() {
    return new GuestHost(guest);
  }

  @Override
  protected List<Driver> drivers() {
    return List.of(new DirectoryDriver(), new SystemdDriver());
  }

  @Override
  protected String kind() {
    return "directory";
  }

  @Override
  protected String yaml() {
    return """
    releases: /srv/app/releases
    current: /srv/app/current
    process: { unit: app }
    needs: VERSION
    activate: { systemd: { restart: app } }
    stop: { systemd: { stop: app } }
    start: { systemd: { start: app } }
    as: root
    """;
  }

  @Override
  protected String reality() {
    return state() + guest.run("systemctl", "show", "app", "-p", "MainPID,InvocationID").text();
  }

  @Override
  protected String state() {
    return guest.run("readlink", "/srv/app/current").text()
        + guest.run("systemctl", "show", "app", "-p", "ActiveState").text();
  }

  @Override
  protected void run() {
    guest.run("ln", "-sfn", "/srv/app/releases/20250102120000", "/srv/app/current").text();
    guest.run("systemctl", "restart", "app").text();
  }

  /** {@code ln -sfn} alone (Capistrano and its like): the link is new, and the old code runs. */
  @Test
  void a_link_that_moved_without_a_restart_is_not_believed() {
    guest.run("ln", "-sfn", "/srv/app/releases/20250101120000", "/srv/app/current").text();
    assertThat(guest.run("readlink", "/srv/app/current").text()).contains("20250101120000");
    var kinds = Kinds.of(drivers());
    var target =
        Objects.requireNonNull(kinds.targets().get(kind()))
            .readOrThrow(YamlReader.read(yaml(), "test"));
    var seen = target.observe(new Carrying(kinds, host()).sight());
    assertThat(seen.identity()).contains("directory:20250102120000");
    assertThat(seen.said()).contains("runs in 20250102120000");
  }
}
