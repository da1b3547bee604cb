package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Audience;
import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Notices;
import dev.ripcord.clock.HandClock;
import dev.ripcord.host.Eventually;
import dev.ripcord.notify.Letter.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the outbox to people, with channels that do as a test says. */
@Timeout(60)
final class CourierTest {
  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final Map<String, Delivery> answers = new ConcurrentHashMap<>();
  private final List<String> got = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Outbox> open = new ArrayList<>();
  private Audience audience =
      new Audience(List.of("a", "b"), List.of("b"), List.of(), List.of(), Map.of());

  @AfterEach
  void close() {
    released.countDown();
    open.forEach(Outbox::close);
  }

  @Test
  void the_first_channel_takes_it_and_nobody_else_is_asked() throws Exception {
    var outbox = outbox();
    outbox.put(Told.critical("shop", "1"), clock.now());
    courier(outbox).wholeRound();
    assertThat(got).containsExactly("a CRITICAL shop: error rate 14 %");
    assertThat(outbox.letters()).extracting(Letter::state).containsExactly(State.SENT);
    courier(outbox).wholeRound();
    assertThat(got).hasSize(1);
  }

  @Test
  void who_gets_it_instead_is_told_why() throws Exception {
    answers.put("a", new Delivery.Refused("HTTP 404 Unknown Webhook"));
    var outbox = outbox();
    outbox.put(Told.critical("shop", "1"), clock.now());
    var courier = courier(outbox);
    courier.wholeRound();
    courier.wholeRound();
    assertThat(got)
        .containsExactly(
            "a CRITICAL shop: error rate 14 %",
            "b CRITICAL shop: error rate 14 % [told here because a: HTTP 404 Unknown Webhook]");
  }

  @Test
  void when_nobody_takes_it_that_is_said_aloud_and_kept() throws Exception {
    answers.put("a", new Delivery.Refused("HTTP 404"));
    answers.put("b", new Delivery.Refused("HTTP 401"));
    var outbox = outbox();
    outbox.put(Told.critical("shop", "1"), clock.now());
    var courier = courier(outbox);
    courier.wholeRound();
    courier.wholeRound();
    assertThat(complaints)
        .containsExactly(
            "notify: nobody could be told: CRITICAL shop: error rate 14 % (a: HTTP 404; b: HTTP 401)");
    assertThat(outbox.letters()).extracting(Letter::state).containsExactly(State.GIVEN_UP);
  }

  @Test
  void a_full_channel_is_not_asked_again_before_its_time_also_for_other_messages()
      throws Exception {
    audience = new Audience(List.of("a"), List.of("a"), List.of(), List.of(), Map.of());
    answers.put("a", new Delivery.Later(Duration.ofSeconds(40), "HTTP 429"));
    var outbox = outbox();
    var courier = courier(outbox);
    outbox.put(Told.critical("shop", "1"), clock.now());
    courier.wholeRound();
    outbox.put(Told.critical("cart", "1"), clock.now());
    courier.wholeRound();
    clock.pass(Duration.ofSeconds(39));
    courier.wholeRound();
    assertThat(got).hasSize(1);
    answers.remove("a");
    clock.pass(Duration.ofSeconds(1));
    courier.wholeRound();
    assertThat(got).hasSize(3);
    assertThat(outbox.letters()).extracting(Letter::state).containsOnly(State.SENT);
  }

  @Test
  void a_channel_that_hangs_holds_up_no_other() throws Exception {
    audience = new Audience(List.of("hangs"), List.of(), List.of("b"), List.of(), Map.of());
    var outbox = outbox();
    outbox.put(Told.critical("shop", "1"), clock.now());
    var courier = courier(outbox);
    courier.round();
    Eventually.holds("it was told", () -> got.contains("b CRITICAL shop: error rate 14 %"));
    outbox.put(Told.critical("cart", "1"), clock.now());
    Eventually.holds(
        "it was told",
        () -> {
          courier.round();
          return got.contains("b CRITICAL cart: error rate 14 %");
        });
    assertThat(got).noneMatch(each -> each.startsWith("hangs"));
  }

  @Test
  void a_channel_that_is_down_is_left_out_so_that_many_are_told_soon() throws Exception {
    answers.put("a", new Delivery.Failed("HTTP 500"));
    var outbox = outbox();
    var courier = courier(outbox);
    for (var i = 0; i < 100; i++) {
      outbox.put(
          Told.of(Kind.BEGAN, Urgency.CRITICAL, "s" + i, "rollback", "r", "rollback begins"),
          clock.now());
    }
    for (var second = 0; second < 10; second++) {
      courier.wholeRound();
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(got.stream().filter(each -> each.startsWith("b "))).hasSize(100);
    assertThat(got.stream().filter(each -> each.startsWith("a "))).hasSize(3);
  }

  @Test
  void the_most_urgent_is_sent_first() throws Exception {
    audience = new Audience(List.of("a"), List.of("a"), List.of(), List.of(), Map.of());
    var outbox = outbox();
    outbox.put(Told.warning("shop", "cpu"), clock.now());
    courier(outbox).wholeRound();
    clock.pass(Duration.ofMinutes(2));
    outbox.put(Told.critical("shop", "1"), clock.now());
    courier(outbox).wholeRound();
    assertThat(got)
        .containsExactly("a CRITICAL shop: error rate 14 %", "a WARNING shop: cpu is high");
  }

  @Test
  void two_processes_send_each_message_once() throws Exception {
    var one = outbox();
    var other = outbox();
    for (var i = 0; i < 5; i++) {
      one.put(Told.critical("s" + i, "1"), clock.now());
      other.put(
          Told.critical("t" + i, "1").as(Kind.BEGAN, "rollback begins", clock.now()), clock.now());
    }
    var threads = new ArrayList<Thread>();
    for (var each : List.of(courier(one), courier(other))) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              each.wholeRound();
              each.wholeRound();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    for (var each : threads) {
      each.join();
    }
    courier(one).wholeRound();
    assertThat(got).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void a_channel_that_the_catalog_has_no_more_is_passed_over() throws Exception {
    audience = new Audience(List.of("gone", "b"), List.of(), List.of(), List.of(), Map.of());
    var outbox = outbox();
    outbox.put(Told.critical("shop", "1"), clock.now());
    var courier = courier(outbox);
    courier.wholeRound();
    courier.wholeRound();
    assertThat(got)
        .singleElement()
        .asString()
        .startsWith("b CRITICAL shop")
        .contains("the catalog has no such channel any more");
  }

  @Test
  void when_nobody_can_write_down_that_it_was_sent_it_is_not_sent_again() throws Exception {
    audience = new Audience(List.of("a"), List.of(), List.of(), List.of(), Map.of());
    var outbox = new FullOutbox(outbox());
    outbox.put(Told.critical("shop", "1"), clock.now());
    var courier = courier(outbox);
    courier.wholeRound();
    clock.pass(Courier.LEASE);
    courier.wholeRound();
    assertThat(got).hasSize(1);
    outbox.full = false;
    clock.pass(Courier.LEASE);
    courier.wholeRound();
    assertThat(got).hasSize(1);
    assertThat(outbox.letters()).extracting(Letter::state).containsExactly(State.SENT);
  }

  private Outbox outbox() {
    var outbox = FileOutbox.open(folder.resolve("outbox.db"));
    open.add(outbox);
    return outbox;
  }

  private Courier courier(Outbox outbox) {
    var channels = new LinkedHashMap<String, Channel>();
    List.of("a", "b", "hangs").forEach(each -> channels.put(each, new Channel.Slack(each)));
    var notices = new Notices(channels, List.of(), Optional.empty(), Optional.empty());
    return new Courier(
        outbox,
        Told.house(audience),
        new Courier.Errands(notices, this::send, clock, new Random(1), complaints::add));
  }

  private Delivery send(Channel channel, Message message, String id) {
    var name = ((Channel.Slack) channel).webhook();
    if (name.equals("hangs")) {
      try {
        released.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new Delivery.Failed("no end");
    }
    var why =
        message.facts().stream()
            .filter(each -> each.name().startsWith("told here"))
            .map(each -> " [" + each.name() + " " + each.value() + "]")
            .findFirst()
            .orElse("");
    got.add(name + " " + Wording.headline(message) + why);
    return answers.getOrDefault(name, new Delivery.Taken());
  }

  /** One in which nothing can be marked while the disk is full. */
  private static final class FullOutbox implements Outbox {
    private final Outbox outbox;
    private volatile boolean full = true;

    FullOutbox(Outbox outbox) {
      this.outbox = outbox;
    }

    @Override
    public void put(Message message, java.time.Instant at) {
      outbox.put(message, at);
    }

    @Override
    public void sort(java.time.Instant now, Sorter sorter) {
      outbox.sort(now, sorter);
    }

    @Override
    public java.util.Set<String> due(java.time.Instant now) {
      return outbox.due(now);
    }

    @Override
    public Optional<Letter> claim(String channel, java.time.Instant now, java.time.Instant lease) {
      return outbox.claim(channel, now, lease);
    }

    @Override
    public void mark(Letter letter) {
      if (full) {
        throw new OutboxException("the disk is full", new java.io.IOException("full"));
      }
      outbox.mark(letter);
    }

    @Override
    public List<Letter> letters() {
      return outbox.letters();
    }

    @Override
    public void close() {
      outbox.close();
    }
  }
}
