package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad days that need systemd and pm2, met by the program as it is. */
@Needs({Part.SYSTEMD_GUEST, Part.PM2})
class BadDaysInGuestTest {
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        units:
          target:
            variants:
              old: { runs: { systemd: { unit: nosuch } } }
              new: { runs: { systemd: { unit: antmedia } } }
          probes: { runs: { unit: antmedia } }
          procedures: { quick: { budget: 1m, steps: [ { rollback: release } ] } }
        apps:
          target:
            variants:
              old: { runs: { pm2: { app: mediasoup, script: /opt/mediasoup/server.js } } }
              new: { runs: { systemd: { unit: antmedia } } }
          probes: { runs: { unit: antmedia } }
          procedures: { quick: { budget: 1m, steps: [ { pm2: { restart: mediasoup } }, { rollback: release } ] } }
      """;
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot(RipcordInGuest.binds());
    machine.guest().write("/t/ripcord.yaml", CATALOG, "644");
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  @Test
  void a_unit_that_is_missing_refuses_the_release_that_needs_it() {
    var ran = ripcord("rollback", "units", "variant:old", "--yes");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(3);
    assertThat(ran.out()).contains("REFUSED", "nothing was begun", "unit nosuch is not-found");
    assertThat(machine.unit("antmedia", "ActiveState")).isEqualTo("active");
  }

  /** Root's pm2 knows nothing of what the pm2 of streamlick has. */
  @Test
  void the_pm2_daemon_of_another_user_is_named_and_none_is_started() {
    var ran = ripcord("rollback", "apps", "variant:old", "--yes");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(4);
    assertThat(ran.out())
        .contains("FAILED_SAFE", "other pm2 daemons run in /home/streamlick/.pm2")
        .contains("user: or home: name one");
    assertThat(machine.guest().run("test", "-e", "/root/.pm2").ok()).isFalse();
    assertThat(machine.unit("antmedia", "ActiveState")).isEqualTo("active");
  }

  private static Ran ripcord(String... args) {
    var words = new java.util.ArrayList<>(java.util.List.of("--catalog", "/t/ripcord.yaml"));
    words.addAll(java.util.List.of(args));
    return RipcordInGuest.run(machine.guest(), words.toArray(String[]::new));
  }
}
