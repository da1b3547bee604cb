package dev.ripcord.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees, in a pipe, on a narrow terminal and in colour, as it was found good. */
final class GoldenTest {
  private static final String SLOW =
      "memory: 91 percent of the limit, as the collector's log says since 11:58";

  private final Desk desk = new Desk();

  @Test
  void a_rollback_in_a_pipe() {
    Golden.matches("rollback.txt", desk.run("rollback shop --why errors").out());
  }

  @Test
  void a_rollback_on_a_terminal() {
    Golden.matches("rollback-80.txt", desk.onTerminal(80).run("rollback shop").out());
  }

  @Test
  void a_rollback_on_a_narrow_terminal() {
    Golden.matches("rollback-40.txt", desk.onTerminal(40).run("rollback shop --no-color").out());
  }

  @Test
  void a_rollback_that_fails() {
    desk.shop.refuses("the disk is full");
    Golden.matches("rollback-fails.txt", desk.run("rollback shop").out());
  }

  @Test
  void a_rollback_that_is_not_proven() {
    desk.shop.bad("web", SLOW);
    Golden.matches("rollback-bad.txt", desk.run("rollback shop").out());
  }

  @Test
  void a_rollback_that_waits_for_a_person() {
    desk.shop.doubts();
    Golden.matches("rollback-waits.txt", desk.run("rollback shop --procedure unsafe").out());
  }

  @Test
  void a_rollback_with_a_watch_that_relapses() {
    desk.shop.badAfter(5, "web", "500 Internal Server Error");
    Golden.matches("rollback-relapses.txt", desk.run("rollback shop --watch").out());
  }

  @Test
  void a_rollback_that_is_refused() {
    desk.shop.missing.put("v1", "its image was pruned at 14:02");
    Golden.matches("rollback-refused.txt", desk.run("rollback shop").out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void a_plan(int columns) {
    desk.onTerminal(columns);
    Golden.matches("plan-" + columns + ".txt", desk.run("plan shop --procedure lasting").out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 100})
  void the_releases(int columns) {
    desk.run("rollback shop");
    desk.shop.there.add("v3");
    desk.shop.missing.put("v3", "its folder has no start script");
    desk.onTerminal(columns);
    Golden.matches("releases-" + columns + ".txt", desk.run("releases shop --no-color").out());
  }

  @Test
  void the_releases_in_a_pipe() {
    Golden.matches("releases.txt", desk.run("releases shop").out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void the_status_of_a_bad_service(int columns) {
    desk.run("rollback shop");
    desk.shop.bad("web", SLOW);
    desk.onTerminal(columns);
    Golden.matches("status-" + columns + ".txt", desk.run("status").out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void a_run_with_everything_that_happened(int columns) {
    desk.run("rollback shop --why errors");
    desk.onTerminal(columns);
    Golden.matches("show-" + columns + ".txt", desk.run("show shop --no-color").out());
  }

  @Test
  void all_runs() {
    desk.run("rollback shop");
    desk.run("undo shop");
    Golden.matches("runs.txt", desk.run("runs").out());
  }

  @Test
  void what_is_wrong_now() {
    desk.shop.doubts();
    desk.run("rollback shop --procedure unsafe");
    desk.shop.bad("cart", "connection refused");
    Golden.matches("now.txt", desk.run("").out());
  }

  @Test
  void nothing_is_wrong_now() {
    Golden.matches("now-well.txt", desk.run("").out());
  }

  @Test
  void what_is_ready() {
    desk.shop.bad("key", "the key is not there");
    Golden.matches("ready.txt", desk.run("ready").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rollback", "deploy begin", "approve", "completion"})
  void help(String command) {
    var name = command.isEmpty() ? "all" : command.replace(' ', '-');
    Golden.matches("help-" + name + ".txt", desk.run(("help " + command).strip()).out());
  }

  @Test
  void help_on_a_narrow_terminal() {
    Golden.matches("help-40.txt", desk.onTerminal(40).run("help rollback --no-color").out());
  }
}
