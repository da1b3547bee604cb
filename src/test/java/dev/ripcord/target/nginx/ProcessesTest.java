package dev.ripcord.target.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the answer of /proc, the clock and the file means. */
class ProcessesTest {
  private static final String WORKER = "nginx: worker process\0";

  private static String stat(String pid, long started) {
    return "/proc/"
        + pid
        + "/stat:"
        + "7 (ngi) x) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 "
        + started
        + " 20 21\n";
  }

  private static String worker(long pid, long started, String title) {
    return stat(String.valueOf(pid), started) + "/proc/" + pid + "/cmdline:" + title + "\n";
  }

  /** It is 1000.5 s, and the question itself was started at tick 5000. */
  private static Processes parse(String changed, String workers) {
    return Processes.parse(
        Optional.of(1L),
        List.of(11L, 12L, 13L),
        "now:1000.500000000\n" + stat("self", 5000) + workers + changed);
  }

  @Test
  void workers_started_after_the_file_changed_have_it() {
    var found = parse("changed:990.000000000\n", worker(11, 4000, WORKER)); // at 990.5
    assertThat(found.reloaded()).isTrue();
    assertThat(found.active()).containsExactly(new Worker(11, 4000));
    assertThat(found.workers()).isEqualTo("11@4000");
  }

  @Test
  void one_older_worker_is_enough_to_doubt() {
    var workers = worker(11, 4000, WORKER) + worker(12, 3000, WORKER);
    assertThat(parse("changed:990.000000000\n", workers).reloaded()).isFalse();
  }

  @Test
  void within_the_error_of_the_clock_it_is_not_newer() {
    assertThat(parse("changed:990.495000000\n", worker(11, 4000, WORKER)).reloaded()).isFalse();
    assertThat(parse("changed:990.480000000\n", worker(11, 4000, WORKER)).reloaded()).isTrue();
  }

  @Test
  void a_worker_that_leaves_and_a_cache_process_do_not_count() {
    var workers =
        worker(11, 4000, WORKER)
            + worker(12, 1, "nginx: worker process is shutting down\0")
            + worker(13, 1, "nginx: cache manager process\0");
    var found = parse("changed:990.000000000\n", workers);
    assertThat(found.reloaded()).isTrue();
    assertThat(found.leaving()).containsExactly(new Worker(12, 1));
    assertThat(found.active()).hasSize(1);
  }

  @Test
  void the_later_change_of_a_link_and_its_file_counts() {
    var changed = "changed:980.0\nchanged:999.0\n";
    assertThat(parse(changed, worker(11, 4000, WORKER)).reloaded()).isFalse();
  }

  @Test
  void what_cannot_be_seen_is_not_new() {
    assertThat(parse("", worker(11, 4000, WORKER)).reloaded()).isFalse();
    assertThat(parse("changed:1.0\n", "").reloaded()).isFalse();
    assertThat(Processes.parse(Optional.empty(), List.of(), "").reloaded()).isFalse();
  }
}
