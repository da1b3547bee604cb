package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.server.AllWell;
import dev.ripcord.server.Told;
import dev.ripcord.server.door.Identity;
import dev.ripcord.server.door.Knock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told of living daemons, and of none. */
final class WatchCommandTest {
  private static final String RULES =
      "      web: { said: { name: web } }\n"
          + "    rules: { down: { when: unavailable(web) for 30s, action: rollback } }";

  private final Desk desk = new Desk();
  private final Instant now = desk.clock.now();

  @BeforeEach
  void the_shop_has_a_rule() {
    desk.catalog = desk.catalog.replace("      web: { said: { name: web } }", RULES);
  }

  private Told.OfService ill() {
    var page =
        new Told.OfProbe("web", "service", "bad", Optional.of(now.minusMillis(400)), 1000, 0);
    var cart =
        new Told.OfProbe(
            "cart", "dependency", "good", Optional.of(now.minusSeconds(52)), 30_000, 22_000);
    var next = new Told.OfProbe("stock", "witness", "unknown", Optional.empty(), 30_000, 0);
    var down =
        new Told.OfRule(
            "down",
            "pending",
            Optional.of(now.minusSeconds(12)),
            true,
            "12s of 30s, 13 bad looks",
            "held",
            Optional.empty(),
            Map.of("person", "held by anna: I look at it"));
    var slow =
        new Told.OfRule(
            "slow",
            "ok",
            Optional.empty(),
            false,
            "not so",
            "remedy",
            Optional.of("restart"),
            Map.of());
    return new Told.OfService(
        "shop",
        Optional.of("i-20260301-115900-abc"),
        Optional.of("down"),
        Optional.empty(),
        Optional.of(now.plusSeconds(40)),
        Optional.of("held by anna: I look at it"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("none of the known releases can be gone back to"),
        List.of(page, cart, next),
        List.of(down, slow));
  }

  private Told told(Identity who, String version, Told.OfService... services) {
    return told(true, who, version, services);
  }

  private Told told(boolean turning, Identity who, String version, Told.OfService... services) {
    return new Told(
        Told.TALK,
        version,
        4711,
        now.minus(Duration.ofHours(2)),
        now,
        turning,
        who.catalog(),
        who.hash(),
        who.journal(),
        Stream.of(services).map(Told.OfService::service).toList(),
        List.of(services),
        Optional.empty());
  }

  private void lives(Told told) {
    desk.daemons.add(new Knock.Answer.Living(told));
  }

  @Test
  void what_is_not_quiet_is_told_in_full() {
    lives(told(Desk.HERE, Desk.VERSION, ill(), AllWell.service("cart"), AllWell.service("stock")));
    var ran = desk.run("watch");
    assertThat(ran.code()).isZero();
    Golden.matches("watch.txt", ran.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void on_a_terminal_it_changes_in_place_until_it_is_stopped(int columns) {
    lives(told(Desk.HERE, Desk.VERSION, ill(), AllWell.service("cart"), AllWell.service("stock")));
    desk.onTerminal(columns);
    desk.environment.put("LINES", "12");
    desk.whenAsleep = "INT";
    var ran = desk.run("watch shop");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ran.code()).isEqualTo(Exit.INTERRUPTED);
    assertThat(ran.out().split("\n", -1)).hasSize(22);
    Golden.matches("watch-" + columns + ".txt", ran.out());
  }

  @Test
  void one_service_is_told_in_full_though_it_is_quiet() {
    lives(told(Desk.HERE, Desk.VERSION, AllWell.service("shop")));
    assertThat(desk.run("watch shop").out()).contains("shop: quiet", "way back", "to release:1");
  }

  @Test
  void for_a_program_it_is_one_document() {
    lives(told(Desk.HERE, Desk.VERSION, ill()));
    assertThat(desk.run("watch shop --json").out())
        .contains("\"watched\": true", "\"talk\": 1", "\"said\": \"12s of 30s, 13 bad looks\"");
  }

  @Test
  void that_nobody_watches_is_said_plainly() {
    var ran = desk.run("watch shop");
    assertThat(ran.code()).isEqualTo(Exit.NO);
    assertThat(ran.out()).contains("shop: watched: NO: no daemon of this user lives");
    assertThat(desk.run("watch").out()).contains("no daemon of this user lives");
    assertThat(desk.run("watch --json").out()).contains("\"watched\": false");
  }

  @Test
  void one_that_has_neither_catalog_nor_journal_is_not_ours() {
    lives(told(new Identity("/srv/c", "h", "/srv/j"), Desk.VERSION, AllWell.service("shop")));
    var ran = desk.run("watch shop");
    assertThat(ran.code()).isEqualTo(Exit.NO);
    assertThat(ran.out()).contains("no daemon of this user", "process 4711 has /srv/c");
    assertThat(desk.run("watch --json").out()).doesNotContain("4711");
  }

  @Test
  void one_that_looks_at_nothing_does_not_watch() {
    lives(told(false, Desk.HERE, Desk.VERSION, AllWell.service("shop")));
    var all = desk.run("watch");
    assertThat(all.code()).isEqualTo(Exit.NO);
    assertThat(all.out()).contains("process 4711", "it looks at nothing now");
    var one = desk.run("watch shop");
    assertThat(one.code()).isEqualTo(Exit.NO);
    assertThat(one.out()).contains("NO: process 4711 does not watch it: it looks at nothing now");
    assertThat(desk.run("watch --json").out()).contains("\"watched\": false");
    assertThat(desk.run("status shop").out()).contains("NO: process 4711 does not watch it");
    assertThat(desk.run("services").out().lines().map(String::strip))
        .anyMatch(each -> each.startsWith("shop     shop     local  NO"))
        .anyMatch(each -> each.startsWith("! process 4711 lives: it looks at nothing now"));
    lives(told(Desk.HERE, Desk.VERSION, AllWell.service("shop")));
    assertThat(desk.run("watch shop").code()).isZero();
  }

  @Test
  void one_that_does_not_answer_is_named() {
    desk.daemons.add(new Knock.Answer.Unclear("a daemon has /run/x and does not answer"));
    assertThat(desk.run("watch shop").out()).contains("a daemon has /run/x and does not answer");
    assertThat(desk.run("status shop").out()).contains("/run/x");
    assertThat(desk.run("services").out()).contains("/run/x");
  }

  @Test
  void what_has_no_rules_is_watched_by_nobody() {
    var ran = desk.run("watch cart");
    assertThat(ran.code()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("cart has no rules, so nobody watches it");
    assertThat(desk.run("status cart").out()).doesNotContain("watched");
  }

  @Test
  void the_status_says_who_watches_and_what_is_not_the_same() {
    assertThat(desk.run("status shop").out()).contains("watched       NO: no daemon");
    lives(
        told(
            new Identity(Desk.HERE.catalog(), "old", "/other.db"), "1.1", AllWell.service("shop")));
    assertThat(desk.run("status shop").out())
        .contains("watched       by process 4711 since ")
        .contains("BUT the catalog was changed after it was read: start the daemon anew")
        .contains("it has another journal, /other.db", "it is ripcord 1.1, and this is 1.2");
    assertThat(desk.run("status --json").out()).contains("\"pid\": 4711");
  }

  @Test
  void one_that_read_the_catalog_before_the_service_was_in_it_does_not_watch_it() {
    lives(told(new Identity(Desk.HERE.catalog(), "old", Desk.HERE.journal()), Desk.VERSION));
    assertThat(desk.run("status shop").out())
        .contains("NO: process 4711 does not watch it: the catalog was changed");
    assertThat(desk.run("watch shop").code()).isEqualTo(Exit.NO);
  }

  @Test
  void the_list_of_services_says_which_are_watched() {
    lives(told(Desk.HERE, Desk.VERSION, AllWell.service("shop")));
    assertThat(desk.run("services").out().lines().map(String::strip))
        .contains("service  runs as  on     watched  procedures")
        .anyMatch(each -> each.startsWith("shop     shop     local  yes      quick"))
        .anyMatch(each -> each.startsWith("cart     shop     local  -        quick"))
        .anyMatch(each -> each.startsWith("watched by process 4711 since "));
    assertThat(desk.run("services --quiet").out()).isEqualTo("shop\ncart\n");
    assertThat(desk.run("services --json").out()).contains("\"watched\": {");
  }
}
