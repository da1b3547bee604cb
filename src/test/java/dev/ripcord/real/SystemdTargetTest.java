package dev.ripcord.real;

import dev.ripcord.host.Host;
import dev.ripcord.target.Driver;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.systemd.SystemdDriver;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A unit of a real systemd keeps to the contract of targets. */
@Needs(Part.SYSTEMD_GUEST)
class SystemdTargetTest extends TargetContract {
  private static final String UNIT =
      """
      [Service]
      ExecStart=/bin/sh -c 'echo here I am; exec sleep 1000'
      [Install]
      WantedBy=multi-user.target
      """;
  private static Guest guest;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
    guest.write("/etc/systemd/system/svc.service", UNIT, "644");
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
    return List.of(new SystemdDriver());
  }

  @Override
  protected String kind() {
    return "systemd";
  }

  @Override
  protected String yaml() {
    return "{ unit: svc }";
  }

  @Override
  protected String reality() {
    return guest
        .run("systemctl", "show", "svc", "-p", "ActiveState,MainPID,InvocationID,UnitFileState")
        .text();
  }

  @Override
  protected String state() {
    return guest.run("systemctl", "show", "svc", "-p", "ActiveState,UnitFileState").text();
  }

  @Override
  protected void run() {
    guest.run("systemctl", "reset-failed", "svc");
    guest.run("systemctl", "start", "svc").text();
  }
}
