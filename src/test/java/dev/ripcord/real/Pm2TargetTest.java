package dev.ripcord.real;

import dev.ripcord.host.Host;
import dev.ripcord.target.Driver;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.pm2.Pm2Driver;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * An application of a real pm2, which belongs to another user, keeps to the contract of targets.
 */
@Needs(Part.SYSTEMD_GUEST)
class Pm2TargetTest extends TargetContract {
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
    return List.of(new Pm2Driver());
  }

  @Override
  protected String kind() {
    return "pm2";
  }

  @Override
  protected String yaml() {
    return "{ app: mediasoup, script: /opt/mediasoup/server.js, user: streamlick }";
  }

  @Override
  protected String reality() {
    return reality(machine);
  }

  @Override
  protected String state() {
    return state(machine);
  }

  @Override
  protected void run() {
    if (!state().contains("mediasoup")) {
      machine.sh("pm2 restart mediasoup").text();
    }
  }

  /** The daemons by their process ids, and the processes by the files that pm2 writes of them. */
  static String reality(StreamLickMachine machine) {
    return machine
        .guest()
        .sh("pgrep -a -f '^PM2 v'; cd /home/streamlick/.pm2/pids && grep -H . *")
        .text();
  }

  /** The same without process ids, which are others after an undo. */
  static String state(StreamLickMachine machine) {
    return machine.guest().run("ls", "/home/streamlick/.pm2/pids").text();
  }
}
