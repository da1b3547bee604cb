package dev.ripcord.target.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Starts;
import dev.ripcord.host.Starts.Start;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which children of a master count. */
class ProcessesTest {
  private static final Start NEW = new Start(4000, "nginx: worker process", true);
  private static final Start OLD = new Start(3000, "nginx: worker process", false);

  private static Processes of(Map<Long, Start> children) {
    return Processes.of(Optional.of(1L), new Starts(children, Optional.of(5L)));
  }

  @Test
  void one_older_worker_is_enough_to_doubt() {
    assertThat(of(Map.of(11L, NEW)).reloaded()).isTrue();
    assertThat(of(Map.of(11L, NEW, 12L, OLD)).reloaded()).isFalse();
    assertThat(of(Map.of()).reloaded()).isFalse();
  }

  @Test
  void a_worker_that_leaves_and_a_cache_process_do_not_count() {
    var found =
        of(
            Map.of(
                11L, NEW,
                12L, new Start(1, "nginx: worker process is shutting down", false),
                13L, new Start(1, "nginx: cache manager process", false)));
    assertThat(found.reloaded()).isTrue();
    assertThat(found.workers()).isEqualTo("11@4000");
    assertThat(found.leaving()).containsExactly(new Worker(12, 1));
  }

  @Test
  void the_same_pid_with_another_start_is_another_worker() {
    var before = of(Map.of(11L, OLD));
    assertThat(of(Map.of(11L, NEW)).replaced(before)).isTrue();
    assertThat(before.replaced(before)).isFalse();
    assertThat(of(Map.of()).replaced(before)).isFalse();
  }
}
