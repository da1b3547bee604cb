package dev.ripcord.target.nginx;

import static dev.ripcord.host.ScriptedHost.exited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which command reloads, and when it is believed. */
class ReloadTest {
  private static final Server SYSTEM =
      new Server(
          "nginx",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of("root"));

  private final ScriptedHost host = new ScriptedHost();

  @BeforeEach
  void script() {
    host.answer("id -un", "root\n");
    host.answer(
        "nginx -V",
        exited(0, "", "--prefix=/usr --pid-path=/run/nginx.pid --error-log-path=stderr"));
    host.answer("cat -- /run/nginx.pid", "7\n");
    host.answer("cat -- /proc/7/cmdline", "nginx: master process /usr/sbin/nginx\0");
    workers(8);
  }

  private void workers(long pid) {
    host.answer("cat -- /proc/7/task/7/children", pid + " ");
    var stat = "/proc/%s/stat:1 (x) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 %d 20\n";
    host.answer(
        "find / -maxdepth 0",
        "now:100.0\n"
            + stat.formatted("self", 1000)
            + stat.formatted(pid, 900)
            + "/proc/%d/cmdline:nginx: worker process\nchanged:50.0\n".formatted(pid));
  }

  private void reloads(String command) {
    host.answer(
        command,
        _ -> {
          workers(9);
          return exited(0, "", "");
        });
  }

  private Reload.Ended run(Optional<List<String>> command) throws InterruptedException {
    var sight = new Sight(host, Clock.system(), new Secrets(name -> name), Instant.EPOCH);
    var stage = new Stage(sight, new ActId("r", "1", 1, "act"), Duration.ofSeconds(5));
    return new Reload(SYSTEM, command, Path.of("/etc/nginx/conf.d/x.conf"))
        .run(stage, "reload-", Duration.ofMillis(1));
  }

  @Test
  void a_unit_that_runs_this_nginx_reloads_it() throws InterruptedException {
    host.answer("systemctl show nginx", "LoadState=loaded\nActiveState=active\nMainPID=7\n");
    reloads("systemctl reload nginx");
    assertThat(run(Optional.empty())).isInstanceOf(Reload.Ended.Taken.class);
    assertThat(host.actLines()).containsExactly("systemctl reload nginx");
    assertThat(host.acts().getFirst().as()).contains("root");
  }

  @Test
  void a_unit_that_runs_another_one_does_not() throws InterruptedException {
    host.answer("systemctl show nginx", "LoadState=loaded\nActiveState=active\nMainPID=77\n");
    reloads("nginx -s reload");
    assertThat(run(Optional.empty())).isInstanceOf(Reload.Ended.Taken.class);
    assertThat(host.actLines()).containsExactly("nginx -s reload");
  }

  @Test
  void the_catalog_may_say_how() throws InterruptedException {
    reloads("rc-service nginx reload");
    assertThat(run(Optional.of(List.of("rc-service", "nginx", "reload"))))
        .isInstanceOf(Reload.Ended.Taken.class);
  }

  @Test
  void success_without_new_workers_is_not_believed() throws InterruptedException {
    host.answer("nginx -s reload", "");
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Reload.Ended.Refused.class,
            refused ->
                assertThat(refused.why())
                    .contains("goes on with the old configuration")
                    .contains("journalctl"));
  }

  @Test
  void a_try_after_a_crash_reloads_again() throws InterruptedException {
    host.answer("nginx -s reload", "");
    var _ = run(Optional.empty());
    reloads("nginx -s reload");
    assertThat(run(Optional.empty())).isInstanceOf(Reload.Ended.Taken.class);
    assertThat(host.actLines()).hasSize(2);
  }
}
