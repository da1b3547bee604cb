package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.ToldBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToldTest {

  @ParameterizedTest
  @CsvSource({
    "GOOD, gg, true", "GOOD, gb, false", "GOOD, gu, ", "GOOD, bu, false",
    "BAD, gg, false", "BAD, gb, true", "BAD, gu, ", "BAD, bu, true",
    "ALL_BAD, bb, true", "ALL_BAD, gb, false", "ALL_BAD, gu, false", "ALL_BAD, bu, ",
    "ONE_BAD, gb, true", "ONE_BAD, bb, false", "ONE_BAD, gg, false", "ONE_BAD, bu, ",
    "ONE_BAD, bbu, false",
  })
  void what_was_not_seen_is_neither_yes_nor_no(ToldBy.How how, String seen, Boolean yes) {
    assertThat(told(how, seen).yes()).isEqualTo(Optional.ofNullable(yes));
  }

  @Test
  void what_is_not_good_is_told() {
    assertThat(told(ToldBy.How.GOOD, "gb").said()).isEqualTo("check 1: it is down");
    assertThat(told(ToldBy.How.GOOD, "gg").said()).isEqualTo("check 0, check 1: good");
  }

  @Test
  void a_check_that_was_not_looked_at_tells_nothing() {
    var told = Told.of(new ToldBy(ToldBy.How.BAD, List.of(check(0))), Map.of());
    assertThat(told.yes()).isEmpty();
    assertThat(told.said()).isEqualTo("check 0: was not looked at");
  }

  private static Told told(ToldBy.How how, String seen) {
    var findings = new HashMap<CheckEntry, Finding>();
    var checks = IntStream.range(0, seen.length()).mapToObj(ToldTest::check).toList();
    for (var i = 0; i < seen.length(); i++) {
      findings.put(checks.get(i), finding(seen.charAt(i)));
    }
    return Told.of(new ToldBy(how, checks), findings);
  }

  private static Finding finding(char letter) {
    return switch (letter) {
      case 'g' -> Finding.good("it is up");
      case 'b' -> Finding.bad("it is down");
      default -> Finding.unknown("nobody could look");
    };
  }

  private static CheckEntry check(int number) {
    return new CheckEntry(
        "check " + number, new Configured("tcp", Nodes.text("localhost:" + number)), false);
  }
}
