package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several services rolled back by one command. */
final class FleetCommandTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void another() {
    desk.catalog =
        Shop.CATALOG.replace("  cart:\n", "  cart:\n    groups: [ stores ]\n    after: [ shop ]\n");
  }

  @Test
  void all_of_them_are_shown_with_their_turns_and_need_a_word() {
    var ran = desk.run("rollback all");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("1     shop", "2     cart")
        .contains("release:2 (tag:v2) -> release:1 (tag:v1), known");
    assertThat(ran.out() + ran.err())
        .contains("it needs your word first")
        .contains("shop: release:2 (tag:v2) -> release:1 (tag:v1)", "add --yes");
    assertThat(desk.shop.running).contains("v2");
  }

  @Test
  void with_a_word_they_are_rolled_back_in_their_order_and_summed_up() {
    var ran = desk.run("rollback all --yes");
    assertThat(ran.out()).contains("2 services: ").contains("RECOVERED  shop");
    assertThat(ran.out().indexOf("RECOVERED  shop")).isLessThan(ran.out().lastIndexOf("  cart"));
    assertThat(desk.shop.running).contains("v1");
    assertThat(ran.code()).isZero();
  }

  @Test
  void a_group_is_named_instead_of_a_service() {
    var ran = desk.run("rollback --group stores --dry-run");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("cart").doesNotContain("  shop ");
    assertThat(desk.run("rollback --group shops --yes").err()).contains("stores");
  }

  @Test
  void no_name_at_all_is_a_mistake_with_a_way_out() {
    var ran = desk.run("rollback");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("it needs SERVICE", "--group NAME");
    assertThat(desk.run("rollback --list").err()).contains("it needs SERVICE");
    assertThat(desk.run("rollback all --watch --yes").err()).contains("is for one service");
  }

  @Test
  void services_that_wait_for_one_another_are_refused_before_anything_is_done() {
    desk.catalog = desk.catalog.replace("  shop:\n", "  shop:\n    after: [ cart ]\n");
    var ran = desk.run("rollback all --yes");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("none of these services could be the first");
  }

  @Test
  void what_people_do_first_is_ticked_for_each_service_and_stands_in_its_own_report() {
    desk.catalog =
        desk.catalog.replaceFirst(
            "    downtime: 20s\n", "    checklist: { before: [ Team notified ] }\n");
    var refused = desk.run("rollback all --yes");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("shop: Team notified", "--checklist-done");
    assertThat(desk.run("rollback all --yes --checklist-done").code()).isZero();
    assertThat(desk.run("report shop").out()).contains("- done: Team notified");
    assertThat(desk.run("report cart").out()).doesNotContain("## Checklist");
  }
}
