package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input and bad days as a person meets them; {@code docs/bad-days.md} lists them all. */
final class BadDaysTest {
  @TempDir private Path folder;
  private final Desk desk = new Desk();

  @Test
  void broken_yaml_is_told_with_its_line() throws IOException {
    var ran = with("ripcord: 1\nservices:\n  shop: { target: [ \n");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("ripcord.yaml:4").doesNotContain("Exception");
  }

  @Test
  void a_key_that_stands_twice_is_told_with_both_lines() throws IOException {
    var ran = with("ripcord: 1\nservices:\n  shop: {}\n  shop: {}\n");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("ripcord.yaml:4:3").contains("'shop'").contains("line 3");
  }

  @Test
  void an_alias_bomb_is_refused_at_once() throws IOException {
    var bomb = new StringBuilder("ripcord: 1\na0: &a0 [ x, x, x, x, x, x, x, x, x ]\n");
    for (var i = 1; i < 12; i++) {
      bomb.append(
          String.format(
              Locale.ROOT, "a%1$d: &a%1$d [ *a%2$d, *a%2$d, *a%2$d, *a%2$d ]%n", i, i - 1));
    }
    var ran = with(bomb.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("ripcord.yaml:").contains("alias");
  }

  @Test
  void a_catalog_of_a_hundred_megabytes_is_refused_unread() throws IOException {
    var file = folder.resolve("ripcord.yaml");
    try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(100 << 20);
    }
    desk.opener = Open::ripcord;
    var ran = desk.run("--catalog " + file + " status");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("ripcord.yaml", "104857600 bytes", "at most 8388608");
  }

  @Test
  void an_unknown_service_procedure_and_option_have_a_suggestion() {
    var service = desk.run("rollback shpo");
    assertThat(service.code()).isEqualTo(2);
    assertThat(service.err()).contains("no service 'shpo' (did you mean 'shop'?)");
    var procedure = desk.run("rollback shop --procedure quik");
    assertThat(procedure.code()).isEqualTo(2);
    assertThat(procedure.err()).contains("no procedure 'quik' (did you mean 'quick'?)");
  }

  @Test
  void an_unknown_release_is_refused_with_those_that_are_known() {
    var ran = desk.run("rollback shop tag:v7");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("REFUSED", "tag:v7", "nothing was begun", "tag:v1", "ripcord releases shop");
    var selector = desk.run("rollback shop previus");
    assertThat(selector.code()).isEqualTo(2);
    assertThat(selector.err()).contains("did you mean 'previous'?");
  }

  @Test
  void a_service_that_dies_ten_seconds_later_has_relapsed_and_is_not_certified() {
    desk.shop.badAfter(12, "web", "connection refused");
    var ran = desk.run("rollback shop --watch 1m");
    assertThat(ran.code()).isEqualTo(11);
    assertThat(ran.out()).contains("RECOVERED", "RELAPSED", "connection refused");
    assertThat(desk.run("releases shop").out()).doesNotContain("certified  ");
    assertThat(desk.run("").out()).contains("shop").contains("connection refused");
  }

  @Test
  void a_clock_that_is_put_back_within_a_run_changes_nothing() {
    desk.shop.acting =
        what -> {
          desk.clock.set(desk.clock.now().minus(Duration.ofHours(3)));
          return desk.shop.put(what);
        };
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("RECOVERED", "it took 1 s");
    var first = firstRun();
    assertThat(desk.run("report shop").code()).isZero();
    assertThat(desk.run("show shop").out()).contains("RECOVERED");
    desk.shop.acting = desk.shop::put;
    var again = desk.run("rollback shop release:2 --lift-quarantine --yes");
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(desk.run("runs shop").out()).contains(first);
    assertThat(firstRun()).as("the newest run is listed first").isNotEqualTo(first);
  }

  private String firstRun() {
    var lines = desk.run("runs shop").out().lines();
    return lines.filter(each -> each.startsWith("20")).findFirst().orElseThrow().split(" ", 2)[0];
  }

  private Desk.Ran with(String catalog) throws IOException {
    var file = Files.writeString(folder.resolve("ripcord.yaml"), catalog);
    desk.opener = Open::ripcord;
    return desk.run("--catalog " + file + " status");
  }
}
