package dev.ripcord.notify;

import static dev.ripcord.notify.Told.NOON;
import static dev.ripcord.notify.Told.OPS;
import static dev.ripcord.notify.Told.cleared;
import static dev.ripcord.notify.Told.critical;
import static dev.ripcord.notify.Told.house;
import static dev.ripcord.notify.Told.news;
import static dev.ripcord.notify.Told.warning;
import static dev.ripcord.notify.Told.withDigest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is told what, and when. */
final class SortingTest {
  private House house = house(OPS);
  private Instant now = NOON;
  private Standing standing = Standing.at(NOON);

  @Test
  void what_is_critical_is_told_at_once_by_the_way_for_it() {
    assertThat(tell(critical("shop", "1")))
        .singleElement()
        .isEqualTo(new Sending(critical("shop", "1"), List.of("pager", "ops")));
  }

  @Test
  void where_there_are_no_channels_there_is_nothing_to_send() {
    house = house(Audience.NONE);
    assertThat(tell(critical("shop", "1"))).isEmpty();
    assertThat(tell(Told.warning("shop", "disk"))).isEmpty();
    pass("2m");
    assertThat(tell()).isEmpty();
  }

  @Test
  void a_second_critical_does_not_wait_for_the_first_ones_group() {
    tell(critical("shop", "1"));
    pass("1s");
    assertThat(titles(tell(critical("cart", "1"))))
        .containsExactly("CRITICAL cart: error rate 14 %");
  }

  @Test
  void the_same_episode_told_twice_is_told_once_also_by_another_process() {
    tell(critical("shop", "1"));
    standing = JsonText.STANDING.fromJson(JsonText.STANDING.toJson(standing));
    assertThat(tell(critical("shop", "1"))).isEmpty();
    assertThat(tell(critical("shop", "2"))).hasSize(1);
  }

  @Test
  void people_are_reminded_after_15_minutes_and_then_each_hour() {
    tell(critical("shop", "1"));
    var reminded = new ArrayList<Long>();
    for (var minute = 1; minute <= 200; minute++) {
      pass("1m");
      if (!tell().isEmpty()) {
        reminded.add((long) minute);
      }
    }
    assertThat(reminded).containsExactly(15L, 75L, 135L, 195L);
  }

  @Test
  void a_reminder_says_that_it_is_one_and_for_how_long_it_lasts() {
    tell(critical("shop", "1"));
    pass("15m");
    assertThat(titles(tell())).containsExactly("STILL CRITICAL shop: error rate 14 % (for 15 min)");
  }

  @Test
  void whoever_acknowledges_is_not_reminded_and_the_others_are_told() {
    tell(critical("shop", "1"));
    var acknowledged = critical("shop", "1").as(Kind.ACKNOWLEDGED, "anna looks after it", now);
    assertThat(titles(tell(acknowledged)))
        .containsExactly("ACKNOWLEDGED shop: anna looks after it");
    pass("3h");
    assertThat(tell()).isEmpty();
  }

  @Test
  void what_is_over_is_told_once_and_reminds_nobody() {
    tell(critical("shop", "1"));
    assertThat(titles(tell(cleared(critical("shop", "1")))))
        .containsExactly("CLEARED shop: error rate 14 % is over");
    pass("3h");
    assertThat(tell()).isEmpty();
    assertThat(standing.open()).isEmpty();
  }

  @Test
  void a_storm_of_500_is_one_message() {
    var all = IntStream.range(0, 500).mapToObj(each -> critical("s" + each, "1")).toList();
    var sent = tell(all.toArray(Message[]::new));
    assertThat(titles(sent))
        .containsExactly("CRITICAL: 500 critical messages of 500 services, told in one");
    assertThat(sent.getFirst().message().lines()).hasSize(21).last().isEqualTo("... and 480 more");
  }

  @Test
  void a_storm_that_comes_one_by_one_is_a_handful_and_then_one_a_minute() {
    var count = 0;
    for (var i = 0; i < 500; i++) {
      count += tell(critical("s" + i, "1")).size();
      pass("100ms");
    }
    pass("1m");
    var rest = tell();
    assertThat(count).isEqualTo(Gust.MOST + 1);
    assertThat(titles(rest))
        .containsExactly("CRITICAL: 494 critical messages of 494 services, told in one");
  }

  @Test
  void a_first_one_waits_a_moment_for_the_many_that_are_about_to_come() {
    house = house.with(() -> 499);
    assertThat(tell(critical("s0", "1"))).isEmpty();
    pass("1s");
    house = house.with(() -> 0);
    var rest = IntStream.range(1, 500).mapToObj(each -> critical("s" + each, "1")).toList();
    assertThat(titles(tell(rest.toArray(Message[]::new))))
        .containsExactly("CRITICAL: 500 critical messages of 500 services, told in one");
  }

  @Test
  void it_waits_five_seconds_and_no_longer() {
    house = house.with(() -> 499);
    assertThat(tell(critical("s0", "1"))).isEmpty();
    pass("4900ms");
    assertThat(tell()).isEmpty();
    pass("100ms");
    assertThat(titles(tell())).containsExactly("CRITICAL s0: error rate 14 %");
  }

  @Test
  void one_waits_for_nobody_while_few_others_are_suspected() {
    house = house.with(() -> Gust.MOST - 1);
    assertThat(tell(critical("s0", "1"))).hasSize(1);
  }

  @Test
  void the_end_of_a_storm_is_one_message_too_with_the_same_key() {
    var all = IntStream.range(0, 50).mapToObj(each -> critical("s" + each, "1")).toList();
    var began = tell(all.toArray(Message[]::new)).getFirst().message();
    pass("5m");
    var cleared = all.stream().map(Told::cleared).toList();
    assertThat(tell(cleared.subList(1, 50).toArray(Message[]::new))).isEmpty();
    pass("5m");
    var over = tell(cleared.getFirst());
    assertThat(titles(over))
        .containsExactly("CLEARED: 50 critical messages of 50 services are over, told in one");
    assertThat(over.getFirst().message().key()).isEqualTo(began.key());
    assertThat(standing.storm().bundles()).isEmpty();
  }

  @Test
  void what_was_told_alone_is_over_alone_however_many_end_at_once() {
    var all = IntStream.range(0, 8).mapToObj(each -> critical("s" + each, "1")).toList();
    for (var each : all) {
      assertThat(tell(each)).hasSize(1);
      pass("61s");
    }
    assertThat(tell(all.stream().map(Told::cleared).toArray(Message[]::new)))
        .extracting(each -> each.message().key())
        .containsExactlyElementsOf(all.stream().map(Message::key).toList());
  }

  @Test
  void what_is_over_before_anybody_was_told_is_not_told() {
    var all = IntStream.range(0, 50).mapToObj(each -> critical("s" + each, "1")).toList();
    tell(all.toArray(Message[]::new));
    assertThat(tell(critical("late", "1"))).isEmpty();
    assertThat(tell(cleared(critical("late", "1")))).isEmpty();
    pass("2m");
    assertThat(tell()).isEmpty();
  }

  @Test
  void after_a_storm_the_reminders_are_one_message_too() {
    var all = IntStream.range(0, 50).mapToObj(each -> critical("s" + each, "1")).toList();
    tell(all.toArray(Message[]::new));
    var bundles = standing.storm().bundles();
    pass("15m");
    assertThat(tell()).hasSize(1);
    assertThat(standing.storm().bundles()).as("under the same key").isEqualTo(bundles);
  }

  @Test
  void warnings_of_a_minute_are_told_together() {
    assertThat(tell(warning("shop", "cpu"))).isEmpty();
    pass("30s");
    assertThat(tell(warning("shop", "memory"))).isEmpty();
    pass("29s");
    assertThat(tell()).isEmpty();
    pass("1s");
    var sent = tell();
    assertThat(titles(sent)).containsExactly("WARNING shop: warnings: 2 new");
    assertThat(sent.getFirst().route()).containsExactly("ops");
    assertThat(sent.getFirst().message().lines())
        .containsExactly("new: cpu is high", "new: memory is high");
  }

  @Test
  void a_warning_alone_is_told_as_it_is() {
    tell(warning("shop", "cpu"));
    pass("1m");
    assertThat(tell()).containsExactly(new Sending(warning("shop", "cpu"), List.of("ops")));
  }

  @Test
  void after_that_at_most_one_message_in_ten_minutes_says_what_changed() {
    tell(warning("shop", "cpu"));
    pass("1m");
    tell();
    pass("2m");
    tell(warning("shop", "memory"), warning("shop", "disk"), cleared(warning("shop", "cpu")));
    var sent = new ArrayList<Sending>();
    var minutes = 2;
    while (sent.isEmpty()) {
      pass("1m");
      minutes++;
      sent.addAll(tell());
    }
    assertThat(minutes).isEqualTo(10);
    assertThat(titles(sent)).containsExactly("WARNING shop: warnings: 2 new, 1 cleared");
    assertThat(sent.getFirst().message().lines()).contains("cleared: cpu is high");
  }

  @Test
  void warnings_of_another_service_are_another_message() {
    tell(warning("shop", "cpu"), warning("cart", "cpu"));
    pass("1m");
    assertThat(titles(tell()))
        .containsExactlyInAnyOrder("WARNING shop: cpu is high", "WARNING cart: cpu is high");
  }

  @Test
  void a_warning_that_is_over_before_anybody_was_told_is_told_to_nobody() {
    tell(warning("shop", "cpu"));
    tell(cleared(warning("shop", "cpu")));
    pass("10m");
    assertThat(tell()).isEmpty();
  }

  @Test
  void the_digest_comes_once_a_day_at_its_time_there() {
    house = withDigest("08:00", "Europe/Berlin");
    tell(news("deployed 2.1 by anna"));
    var sent = new ArrayList<Instant>();
    for (var hour = 0; hour < 72; hour++) {
      pass("1h");
      if (!tell().isEmpty()) {
        sent.add(now);
      }
    }
    assertThat(sent)
        .containsExactly(
            Instant.parse("2026-03-02T07:00:00Z"),
            Instant.parse("2026-03-03T07:00:00Z"),
            Instant.parse("2026-03-04T07:00:00Z"));
  }

  @Test
  void on_the_days_when_the_clocks_change_there_is_one_digest_too() {
    house = withDigest("02:30", "Europe/Berlin");
    now = Instant.parse("2026-03-28T12:00:00Z");
    standing = Standing.at(now);
    var count = 0;
    for (var quarter = 0; quarter < 4 * 48; quarter++) {
      pass("15m");
      count += tell().size();
    }
    assertThat(count).isEqualTo(2);
  }

  @Test
  void the_digest_says_what_happened_and_how_many_looks_were_good() {
    house = withDigest("08:00", "UTC");
    tell(news("deployed 2.1 by anna"));
    pass("20h");
    var digest = tell().getFirst();
    assertThat(digest.route()).containsExactly("mail");
    assertThat(digest.message().title()).isEqualTo("2026-03-02: 1 news; 2880 looks, 99.96 % good");
    assertThat(digest.message().lines()).containsExactly("shop: deployed 2.1 by anna");
  }

  @Test
  void an_empty_day_has_a_digest_so_that_silence_is_not_ambiguous() {
    house = withDigest("08:00", "UTC");
    pass("20h");
    assertThat(tell().getFirst().message().title())
        .isEqualTo("2026-03-02: nothing happened; 2880 looks, 99.96 % good");
  }

  @Test
  void a_day_with_something_critical_is_not_one_on_which_nothing_happened() {
    house = withDigest("08:00", "UTC");
    tell(critical("shop", "1"), warning("shop", "cpu"));
    tell(cleared(critical("shop", "1")), cleared(warning("shop", "cpu")));
    pass("20h");
    assertThat(titles(tell()))
        .containsExactly("DAILY: 2026-03-02: 1 critical, 1 warning; 2880 looks, 99.96 % good");
  }

  @Test
  void looks_are_never_all_good_when_one_was_not() {
    assertThat(new Looks(1_000_000, 999_999).text()).isEqualTo("1000000 looks, 99.99 % good");
    assertThat(new Looks(10, 10).text()).isEqualTo("10 looks, 100 % good");
  }

  @Test
  void what_a_silence_hides_is_in_the_digest_and_told_when_it_ends_and_still_is_so() {
    var until = NOON.plus(Duration.ofHours(2));
    house = silenced(withDigest("13:00", "UTC"), until);
    assertThat(tell(critical("shop", "1"), warning("shop", "cpu"))).isEmpty();
    pass("1h");
    var digest = tell();
    assertThat(titles(digest))
        .singleElement()
        .asString()
        .startsWith("DAILY: 2026-03-01: 1 critical, 1 warning, 2 hidden by silences;");
    assertThat(digest.getFirst().message().lines())
        .containsExactly(
            "hidden, maintenance by anna: CRITICAL shop: error rate 14 %",
            "hidden, maintenance by anna: WARNING shop: cpu is high");
    pass("1h");
    assertThat(titles(tell()))
        .containsExactly("CRITICAL shop: error rate 14 %", "WARNING shop: cpu is high");
  }

  @Test
  void what_is_over_before_its_silence_ends_is_told_to_nobody() {
    house = silenced(house, NOON.plus(Duration.ofHours(2)));
    tell(critical("shop", "1"));
    assertThat(tell(cleared(critical("shop", "1")))).isEmpty();
    pass("3h");
    assertThat(tell()).isEmpty();
  }

  @Test
  void acts_are_told_to_stakeholders_too_and_no_silence_hides_them() {
    var audience =
        new Audience(
            List.of("pager"), List.of("ops"), List.of("mail"), List.of("status"), Map.of());
    house = silenced(house(audience), NOON.plus(Duration.ofHours(2)));
    var begins =
        Told.of(Kind.BEGAN, Urgency.CRITICAL, "shop", "rollback", "r1", "rollback to 1.0 begins");
    assertThat(tell(begins))
        .extracting(Sending::route)
        .containsExactly(List.of("pager"), List.of("mail"), List.of("status"));
    assertThat(tell(begins)).as("told again after a crash").isEmpty();
    assertThat(tell(begins.as(Kind.ENDED, "rollback ended: RECOVERED", now))).hasSize(3);
  }

  @Test
  void copies_are_sendings_of_their_own() {
    house =
        house(
            new Audience(List.of("pager", "ops"), List.of(), List.of("mail"), List.of(), Map.of()));
    assertThat(tell(critical("shop", "1")))
        .extracting(Sending::route)
        .containsExactly(List.of("pager", "ops"), List.of("mail"));
  }

  private static House silenced(House house, Instant until) {
    return new House(
        house.audiences(),
        house.digest(),
        (_, at) -> at.isBefore(until) ? Optional.of("maintenance by anna") : Optional.empty(),
        house.looks(),
        house.coming());
  }

  private void pass(String length) {
    now = now.plus(dev.ripcord.clock.Durations.parse(length));
  }

  private List<Sending> tell(Message... messages) {
    var sorted = Sorting.step(standing, List.of(messages), house, now);
    standing = sorted.standing();
    return sorted.sendings();
  }

  private static List<String> titles(List<Sending> sendings) {
    return sendings.stream().map(each -> Wording.headline(each.message())).toList();
  }
}
