package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is safe is tried in order until the service is well (SU-8, SU-9). */
final class FixCommandTest {
  private static final String REMEDIES =
      """
          remedies:
            cache:   { unless: { said: { name: room } }, say: the cache is full, steps: [ { put: { to: cache } } ] }
            restart: { steps: [ { restart: service } ] }
            wipe:    { steps: [ { put: { to: wipe, lasting: true } } ] }
      """
          .indent(0);

  private final Desk desk = new Desk();

  /** What makes it well. */
  private void helps(String what) {
    desk.shop.acting =
        to -> {
          if (to.equals(what)) {
            desk.shop.checks.remove("web");
          }
          return desk.shop.put(to);
        };
  }

  private void withRemedies() {
    desk.catalog = Shop.CATALOG.replace("    downtime: 20s\n", "    downtime: 20s\n" + REMEDIES);
  }

  private List<Outcome> runs() {
    return desk.journal.runs(Optional.of("shop"), 9).reversed().stream()
        .map(RunRow::outcome)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void a_service_that_is_well_is_left_alone() {
    var ran = desk.run("fix shop");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("all 1 checks are good");
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void without_remedies_in_the_catalog_what_is_stopped_is_started() {
    desk.shop.running = Optional.empty();
    desk.shop.bad("web", "connection refused");
    helps("START");
    var ran = desk.run("fix shop");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(desk.shop.done).containsExactly("START");
    assertThat(ran.out())
        .contains("trying 'start': it does not run", "RECOVERED", "all 1 checks are good");
  }

  @Test
  void what_runs_and_is_not_well_is_restarted() {
    desk.shop.bad("web", "503");
    helps("RESTART");
    assertThat(desk.run("fix shop").code()).isZero();
    assertThat(desk.shop.done).containsExactly("RESTART");
  }

  @Test
  void each_is_a_run_and_the_first_that_helps_is_the_last() {
    withRemedies();
    desk.shop.bad("web", "503");
    desk.shop.bad("room", "full");
    helps("RESTART");
    var ran = desk.run("fix shop");
    assertThat(ran.code()).isZero();
    assertThat(desk.shop.done).containsExactly("cache", "RESTART");
    assertThat(runs()).hasSize(2).last().isEqualTo(Outcome.RECOVERED);
    assertThat(runs().getFirst().exitCode()).isNotZero();
  }

  @Test
  void what_a_remedy_is_for_is_looked_at_first() {
    withRemedies();
    desk.shop.bad("web", "503");
    helps("RESTART");
    var ran = desk.run("fix shop --json");
    assertThat(desk.shop.done).containsExactly("RESTART");
    assertThat(ran.out())
        .contains("\"remedy\": \"cache\"", "NOT_NEEDED", "\"outcome\": \"RECOVERED\"")
        .contains("\"good\": true");
    assertThat(ran.out().indexOf("\n{\n")).as("one document").isNegative();
  }

  @Test
  void what_destroys_is_asked_for_and_refused_where_nobody_can_be_asked() {
    withRemedies();
    desk.shop.bad("web", "503");
    var ran = desk.run("fix shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("cannot be undone: put wipe", "--yes");
    assertThat(desk.shop.done).containsExactly("RESTART");

    helps("wipe");
    assertThat(desk.run("fix shop --yes").code()).isZero();
    assertThat(desk.shop.done).contains("wipe");
  }

  @Test
  void when_nothing_helps_it_says_what_to_do_next() {
    desk.shop.bad("web", "503");
    var ran = desk.run("fix shop");
    assertThat(ran.code()).isEqualTo(Outcome.FAILED_DIRTY.exitCode());
    assertThat(ran.out())
        .contains("nothing that is safe made it well", "ripcord rollback shop", "web: 503");
  }

  /** {@code fuser -k 8000/tcp} (Sermon Uploader) kills whoever it is. */
  @Test
  void whoever_has_the_port_is_named_and_nothing_is_touched() {
    var host = desk.host;
    host.answer("systemctl show", "LoadState=loaded\nActiveState=failed\nSubState=failed\n");
    host.answer("ss -H -ltnp", "LISTEN 0 511 *:1 *:* users:((\"minio\",pid=77,fd=6))\n");
    host.answer("ps -ww -o", "77 minio 0::/system.slice/minio.service /usr/bin/minio server\n");
    desk.opener = _ -> uploader();
    var ran = desk.run("fix uploader --yes");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("somebody else has a port")
        .contains("minio (pid 77, user minio, unit minio.service)");
    assertThat(host.acts()).isEmpty();
    assertThat(desk.journal.runs(Optional.empty(), 5)).isEmpty();
  }

  private Ripcord uploader() {
    var kinds = Kinds.of(Drivers.builtIn());
    var text =
        """
        ripcord: 1
        services:
          uploader:
            target: { systemd: { unit: uploader } }
            probes: { api: { http: "http://localhost:1/api/health" } }
            procedures: { quick: { budget: 5m, steps: [ { systemd: { restart: uploader } } ] } }
        """;
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds)).readOrThrow(YamlReader.read(text, "test"));
    return new Ripcord(
        catalog,
        kinds,
        desk.journal,
        _ -> desk.host,
        desk.leases,
        desk.clock,
        new Secrets(_ -> ""));
  }
}
