package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollbacks from the command line. */
final class RollbackCommandsTest {
  private static final String CHECKLIST =
      "    checklist: { before: [ Team notified, Users assessed ] }\n";

  private final Desk desk = new Desk();

  private void shopHas(String lines) {
    desk.catalog = desk.catalog.replaceFirst("    downtime: 20s\n", lines);
  }

  @Test
  void a_rollback_tells_what_it_does_and_ends_with_the_proof() {
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("shop: release:2 (tag:v2) -> release:1 (tag:v1), known")
        .contains("proof: 2 of 2 in a row")
        .contains("RECOVERED  shop: back on release:1 (tag:v1), and that is proven");
    assertThat(desk.shop.running).contains("v1");
  }

  @Test
  void outside_its_window_a_service_is_not_touched_without_a_word() {
    shopHas("    windows: [ 'Mon 00:00-00:01' ]\n");
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("outside the window for changes: Mon 00:00-00:01", "--yes");
    assertThat(desk.shop.done).isEmpty();
    assertThat(desk.run("plan shop").out()).contains("asks", "outside the window");
    assertThat(desk.run("plan shop --json").out())
        .containsPattern("\"asks\": \\[\\s+\"it is outside the window");
    assertThat(desk.run("rollback shop --yes").code()).isZero();
  }

  @Test
  void inside_its_window_nobody_is_asked() {
    shopHas("    windows: [ '00:00-00:00' ]\n");
    assertThat(desk.run("rollback shop").code()).isZero();
  }

  @Test
  void a_checklist_that_nobody_ticked_refuses_the_run_and_says_how_to() {
    shopHas(CHECKLIST);
    var ran = desk.run("rollback shop --yes");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("Team notified", "Users assessed", "--checklist-done");
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void a_person_ticks_a_checklist_item_by_item_and_the_report_keeps_it() {
    shopHas(CHECKLIST);
    desk.onTerminal(80);
    desk.typed = "y\nw\nnobody is online\n";
    assertThat(desk.run("rollback shop").code()).isZero();
    assertThat(desk.run("report shop").out())
        .contains("- done: Team notified", "- waived: Users assessed (nobody is online)");
  }

  @Test
  void an_item_that_is_waived_without_a_reason_is_not_done() {
    shopHas(CHECKLIST);
    desk.onTerminal(80);
    desk.typed = "y\nw\n\n";
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("the checklist is not done: Users assessed");
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void a_script_ticks_or_waives_all_of_it() {
    shopHas(CHECKLIST);
    assertThat(desk.run("rollback", "shop", "--checklist-waived", "a drill").code()).isZero();
    assertThat(desk.run("report shop").out()).contains("waived: Team notified (a drill)");
  }

  @Test
  void an_emergency_waits_for_no_checklist_and_no_window() {
    desk.catalog = desk.catalog.replaceFirst("quick: \\{", "quick: { emergency: true,");
    shopHas(CHECKLIST + "    windows: [ 'Mon 00:00-00:01' ]\n");
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("outside the window for changes");
    assertThat(desk.run("report shop").out()).contains("- open: Team notified");
  }

  @Test
  void a_run_is_written_to_a_plain_file_while_it_goes_on(@TempDir Path folder) throws IOException {
    var log = folder.resolve("new/rollback.log");
    shopHas("    log: " + log + "\n");
    assertThat(desk.run("rollback shop").code()).isZero();
    assertThat(Files.readAllLines(log))
        .first()
        .asString()
        .matches("\\S+Z \\S+ anna@\\S+ asked for it: rollback of shop.*");
    assertThat(Files.readString(log)).contains("driven by", "done: ", "RECOVERED: ");
  }

  @Test
  void a_log_that_cannot_be_written_stops_nothing_and_is_noted() {
    shopHas("    log: /proc/nowhere/rollback.log\n");
    assertThat(desk.run("rollback shop").code()).isZero();
    assertThat(desk.run("show shop").out())
        .containsOnlyOnce("the log /proc/nowhere/rollback.log cannot be written");
  }

  @Test
  void the_phases_of_a_procedure_are_headings_and_are_measured() {
    desk.catalog =
        desk.catalog.replaceFirst(
            "steps: (\\[ \\{ rollback: release \\} \\])",
            "phases: { transition: { planned: 5m, steps: $1 } }");
    assertThat(desk.catalog).contains("transition");
    assertThat(desk.run("plan shop").out()).contains("transition, planned 5 min");
    assertThat(desk.run("plan shop --json").out())
        .contains("\"name\": \"transition\"", "\"plannedMs\": 300000");
    assertThat(desk.run("rollback shop").out()).contains("transition, planned 5 min");
    assertThat(desk.run("report shop").out()).containsPattern("\\| transition +\\| 5 min");
  }

  @Test
  void a_procedure_has_steps_or_phases_and_not_both() {
    desk.catalog =
        desk.catalog.replaceFirst(
            "steps: (\\[ \\{ rollback: release \\} \\])",
            "phases: { one: { planned: 5m, steps: $1 } }, steps: $1");
    assertThat(desk.catalog).contains("phases");
    var kinds = Kinds.of(List.of(desk.shop));
    assertThatThrownBy(() ->
            CatalogShape.of(Planner.vocabulary(kinds))
                .readOrThrow(YamlReader.read(desk.catalog, "ripcord.yaml")))
        .hasMessageContaining("either 'steps', or 'phases'");
  }
}
