package dev.ripcord.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the answer of /proc, the clock and the file means. */
class StartsTest {
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
  private static Starts parse(String changed, String workers) {
    return Starts.parse(
        List.of(11L, 12L), "now:1000.500000000\n" + stat("self", 5000) + workers + changed);
  }

  private static boolean newer(String changed) {
    return parse("changed:" + changed + "\n", worker(11, 4000, WORKER)) // at 990.50 or a bit later
        .processes()
        .values()
        .iterator()
        .next()
        .newer();
  }

  @Test
  void a_process_started_after_the_file_changed_is_newer() {
    assertThat(newer("990.0")).isTrue();
    assertThat(newer("991.0")).isFalse();
    assertThat(newer("1001.0")).isFalse();
  }

  @Test
  void within_the_error_of_the_count_it_is_not() {
    assertThat(newer("990.495")).isFalse();
    assertThat(newer("990.480")).isTrue();
  }

  @Test
  void each_process_is_told_with_its_start_and_title_and_one_that_is_gone_is_not() {
    var found = parse("changed:990.0\n", worker(11, 4000, WORKER)).processes();
    assertThat(found)
        .containsExactly(
            java.util.Map.entry(11L, new Starts.Start(4000, "nginx: worker process", true)));
  }

  @Test
  void the_later_change_of_a_link_and_its_file_counts() {
    var found = parse("changed:980.0\nchanged:999.25\n", worker(11, 4000, WORKER));
    assertThat(found.changed()).contains(999_250_000_000L);
    assertThat(found.processes().get(11L)).extracting(each -> each.newer()).isEqualTo(false);
  }

  @Test
  void what_cannot_be_seen_is_not_newer() {
    assertThat(parse("", worker(11, 4000, WORKER)).processes().values())
        .noneMatch(Starts.Start::newer);
    assertThat(Starts.parse(List.of(1L), "").processes()).isEmpty();
  }
}
