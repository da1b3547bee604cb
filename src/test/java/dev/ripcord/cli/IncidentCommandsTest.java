package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person says of incidents. */
final class IncidentCommandsTest {
  private final Desk desk = new Desk();

  private Desk.Ran open(String... more) {
    var line =
        new java.util.ArrayList<>(List.of("incident", "open", "shop", "--why", "uploads are lost"));
    line.addAll(List.of(more));
    return desk.run(line.toArray(String[]::new));
  }

  private List<WatchEvent> written() {
    return desk.journal.watching("shop", 0).stream().map(WatchEntry::event).toList();
  }

  private WatchEvent.Opened opened() {
    return (WatchEvent.Opened) written().getFirst();
  }

  @Test
  void one_that_a_person_opens_is_told_by_why_and_closed_by_a_person() {
    var opened = open("--severity", "P1");
    assertThat(opened.code()).isZero();
    var id = opened().incident();
    assertThat(opened.out()).contains("shop has an open incident, " + id, "ripcord why " + id);
    assertThat(opened().urgency()).isEqualTo("critical");
    assertThat(opened().who()).hasValue(opened().by());
    assertThat(desk.run("why").out()).contains("shop", "P1: uploads are lost");
    assertThat(desk.run("incident take shop").out()).contains(id + " is looked after by anna");
    assertThat(desk.run("incident", "close", id, "--why", "mended by hand").code()).isZero();
    assertThat(desk.run("why " + id).out())
        .contains("opened by anna", "looks after it", "over: mended by hand (closed by anna");
    assertThat(written()).hasSize(3);
  }

  @Test
  void a_program_is_told_which_one_it_is_in_a_field() {
    var opened = open("--json").out().replace(" ", "");
    assertThat(opened).contains("\"incident\":\"" + opened().incident() + "\"");
    var taken = desk.run("incident take shop --json").out().replace(" ", "");
    assertThat(taken).contains("\"incident\":\"" + opened().incident() + "\"");
    var closed = desk.run("incident close shop --why x --json").out().replace(" ", "");
    assertThat(closed).contains("\"incident\":\"" + opened().incident() + "\"");
  }

  @Test
  void a_severity_says_how_people_hear_of_it() {
    open("--severity", "P3");
    assertThat(opened().urgency()).isEqualTo("warning");
    assertThat(desk.run("incident open cart --why x --severity P4").code()).isZero();
    assertThat(desk.run("incident open cart --why x --severity P9").code()).isEqualTo(2);
  }

  @Test
  void there_is_one_at_a_time() {
    open();
    var second = open();
    assertThat(second.code()).isEqualTo(3);
    assertThat(second.out() + second.err())
        .contains("shop has an open incident, " + opened().incident(), "ripcord incident take");
    assertThat(written()).hasSize(1);
  }

  @Test
  void what_is_not_open_is_neither_taken_nor_closed() {
    assertThat(desk.run("incident take shop").code()).isEqualTo(3);
    assertThat(desk.run("incident close shop --why x").code()).isEqualTo(3);
    assertThat(desk.run("incident close i-none --why x").code()).isEqualTo(2);
    assertThat(desk.run("incident close shop").code()).isEqualTo(2);
    open();
    desk.run("incident close shop --why x");
    var again = desk.run("incident", "close", opened().incident(), "--why", "x");
    assertThat(again.code()).isEqualTo(3);
    assertThat(written()).hasSize(2);
  }

  @Test
  void one_whose_rollback_is_under_way_is_not_closed() {
    var at = desk.clock.now();
    desk.journal.note(
        "shop",
        Optional.empty(),
        List.of(
            WatchEvent.Opened.byRule(at, "i-1", "down", "critical", "3 of 3", Optional.empty()),
            new WatchEvent.Acting(at, "i-1", "down", "run-1", Optional.empty())));
    var closed = desk.run("incident close shop --why x");
    assertThat(closed.code()).isEqualTo(3);
    assertThat(closed.out() + closed.err()).contains("under way", "ripcord abort run-1");
  }
}
