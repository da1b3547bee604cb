package dev.ripcord.notify;

import static dev.ripcord.notify.Told.NOON;
import static dev.ripcord.notify.Told.OPS;
import static dev.ripcord.notify.Told.cleared;
import static dev.ripcord.notify.Told.critical;
import static dev.ripcord.notify.Told.house;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Audience;
import dev.ripcord.clock.Durations;
import dev.ripcord.notify.Standing.Bundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told in one, and that each alert at a pager ends under the key under which it began. */
final class StormTest {
  private House house = house(OPS);
  private Instant now = NOON;
  private Standing standing = Standing.at(NOON);

  /** Alerts that are open at a pager, by channel and key, and whether they are acknowledged. */
  private final Map<String, Boolean> alerts = new TreeMap<>();

  @Test
  void what_is_left_of_a_storm_is_reminded_of_under_its_key() {
    var six = storm(6);
    tell(ends(six.subList(0, 4)));
    pass("15m");
    assertThat(titles(tell()))
        .containsExactly("STILL CRITICAL: 2 critical messages of 2 services, told in one");
    assertThat(alerts).hasSize(1);
    tell(ends(six.subList(4, 5)));
    pass("1h");
    assertThat(titles(tell())).containsExactly("STILL CRITICAL: s5: error rate 14 % (for 75 min)");
    assertThat(alerts).hasSize(1);
    tell(ends(six.subList(5, 6)));
    assertThat(alerts).isEmpty();
  }

  @Test
  void what_was_told_alone_ends_alone_when_it_was_reminded_of_amid_a_storm() {
    tell(critical("alone", "1"));
    pass("15m");
    var six = storm(6);
    pass("1m");
    assertThat(titles(tell()))
        .containsExactly("STILL CRITICAL alone: error rate 14 % (for 15 min)");
    assertThat(titles(tell(cleared(critical("alone", "1")))))
        .containsExactly("CLEARED alone: error rate 14 % is over");
    tell(ends(six));
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_bundle_is_acknowledged_when_somebody_looks_after_all_that_is_not_over() {
    var six = storm(6);
    tell(ends(six.subList(0, 4)));
    tell(taken(six.get(4)));
    assertThat(alerts.values()).as("nobody has the other").containsExactly(false);
    assertThat(titles(tell(taken(six.get(5)))))
        .containsExactly(
            "ACKNOWLEDGED s5: anna looks after it",
            "ACKNOWLEDGED: 2 critical messages of 2 services are looked after, told in one");
    assertThat(alerts.values()).containsExactly(true);
    assertThat(tell()).as("once").isEmpty();
    tell(ends(six.subList(4, 6)));
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_bundle_is_acknowledged_too_when_what_nobody_looked_after_is_over() {
    var six = storm(6);
    tell(taken(six.get(5)));
    tell(ends(six.subList(0, 5)));
    assertThat(alerts.values()).containsExactly(true);
  }

  @Test
  void what_waits_for_so_long_that_it_would_be_reminded_of_is_told_once() {
    storm(6);
    tell(critical("a", "1"), critical("b", "1"));
    pass("16m");
    assertThat(titles(tell()))
        .containsExactlyInAnyOrder(
            "STILL CRITICAL: 6 critical messages of 6 services, told in one",
            "CRITICAL a: error rate 14 %",
            "CRITICAL b: error rate 14 %");
  }

  @Test
  void what_waits_for_so_long_in_a_storm_ends_with_it() {
    var six = storm(6);
    var late = IntStream.range(0, 6).mapToObj(each -> critical("late" + each, "1")).toList();
    tell(late.toArray(Message[]::new));
    pass("16m");
    tell();
    pass("1m");
    tell();
    tell(ends(six));
    tell(ends(late));
    assertThat(alerts).isEmpty();
    assertThat(standing.storm().bundles()).isEmpty();
  }

  @Test
  void nobody_is_reminded_of_what_is_over_or_taken_since() {
    tell(critical("over", "1"), critical("taken", "1"));
    pass("14m59s");
    storm(6);
    pass("1s");
    assertThat(tell()).as("the reminders wait").isEmpty();
    tell(cleared(critical("over", "1")), taken(critical("taken", "1")));
    pass("2m");
    assertThat(tell()).isEmpty();
  }

  @Test
  void an_end_reaches_those_who_were_told_of_something_critical() {
    var audience = new Audience(List.of("pager"), List.of("ops"), List.of(), List.of(), Map.of());
    house = house(audience);
    tell(critical("shop", "1"));
    tell(cleared(critical("shop", "1")).as(Urgency.WARNING));
    assertThat(alerts).as("of an incident that began as a warning").isEmpty();
  }

  @Test
  void what_earlier_programs_left_behind_ends_too() {
    var all = List.of(critical("a", "1"), critical("b", "1"), critical("c", "1"));
    tell(all.toArray(Message[]::new));
    var twice = new Bundle("1", true, List.of(key("a"), key("a"), key("b")), List.of(), false);
    var stale = new Bundle("2", true, List.of(key("gone"), key("b")), List.of(), false);
    var single = new Bundle("3", true, List.of(key("c")), List.of(), false);
    var old = standing.storm().with(List.of(twice, stale, single));
    standing =
        new Standing(standing.open(), standing.heaps(), old, standing.day(), standing.seen());
    var text = JsonText.STANDING.toJson(standing);
    standing = JsonText.STANDING.fromJson(text.replaceAll(",\"acknowledged\":false", ""));
    assertThat(titles(tell(cleared(all.getLast()))))
        .containsExactly("CLEARED c: error rate 14 % is over");
    tell(ends(all));
    assertThat(standing.storm().bundles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void after_any_storm_no_alert_stays_open(long seed) {
    var random = new Random(seed);
    var few = new Audience(List.of("few"), List.of(), List.of("ops"), List.of(), Map.of());
    house =
        new House(
            each -> each.endsWith("7") ? few : OPS,
            Optional.empty(),
            Silences.NONE,
            _ -> Looks.NONE,
            () -> 0);
    var open = new ArrayList<Message>();
    for (var i = 0; i < 150; i++) {
      var said = new ArrayList<Message>();
      for (var j = random.nextInt(5) == 0 ? random.nextInt(12) : 0; j > 0; j--) {
        var problem = critical("s" + random.nextInt(40), i + "-" + j);
        open.add(problem);
        said.add(problem);
      }
      while (!open.isEmpty() && random.nextInt(3) == 0) {
        var one = open.get(random.nextInt(open.size()));
        said.add(random.nextInt(3) == 0 ? taken(one) : cleared(one));
        open.removeIf(each -> said.getLast().kind() == Kind.CLEARED && each.equals(one));
      }
      tell(said.toArray(Message[]::new));
      pass(random.nextInt(10) == 0 ? "20m" : random.nextInt(60) + 1 + "s");
    }
    tell(ends(open));
    pass("2m");
    tell();
    assertThat(alerts).isEmpty();
    assertThat(standing.storm().bundles()).isEmpty();
    assertThat(standing.storm().held()).isEmpty();
  }

  private List<Message> storm(int count) {
    var all = IntStream.range(0, count).mapToObj(each -> critical("s" + each, "1")).toList();
    assertThat(tell(all.toArray(Message[]::new))).hasSize(1);
    return all;
  }

  private static String key(String service) {
    return critical(service, "1").key().toString();
  }

  private Message taken(Message of) {
    return of.as(Kind.ACKNOWLEDGED, "anna looks after it", now);
  }

  private static Message[] ends(List<Message> of) {
    return of.stream().map(Told::cleared).toArray(Message[]::new);
  }

  private void pass(String length) {
    now = now.plus(Durations.parse(length));
  }

  private List<Sending> tell(Message... messages) {
    var sorted = Sorting.step(standing, List.of(messages), house, now);
    standing = sorted.standing();
    sorted.sendings().forEach(this::paged);
    return sorted.sendings();
  }

  /** As PagerDuty has it: nothing becomes of an end or a word about an alert that is not there. */
  private void paged(Sending each) {
    var alert = each.route().getFirst() + " " + each.message().key();
    switch (each.message().kind()) {
      case PROBLEM, REMINDER -> alerts.putIfAbsent(alert, false);
      case ACKNOWLEDGED -> alerts.replace(alert, true);
      case CLEARED -> alerts.remove(alert);
      case BEGAN, ENDED, NEWS, DIGEST, TEST -> {}
    }
  }

  private static List<String> titles(List<Sending> sendings) {
    return sendings.stream().map(each -> Wording.headline(each.message())).toList();
  }
}
