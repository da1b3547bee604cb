package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.real.Eventually;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The daemon as a whole, over services that are not there. */
final class DaemonTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private static final String RULE =
      """
      probes: { api: { tcp: 1, every: 10s } }
      rules: { down: { when: unavailable(api) for 1m, severity: critical, action: rollback } }
      """;

  private final Clock clock = Clock.system();
  private final MemoryJournal journal = new MemoryJournal(clock);
  private final CountDownLatch checksTimeOut = new CountDownLatch(1);
  private final Set<String> surveyed = ConcurrentHashMap.newKeySet();
  private final List<String> surveys = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::watch);

  @AfterEach
  void it_ends() throws InterruptedException {
    checksTimeOut.countDown();
    thread.interrupt();
    thread.join();
  }

  @Test
  void the_way_back_is_known_before_old_watches_are_ended_and_no_survey_waits_for_that() {
    thread.start();
    Eventually.holds("all are surveyed", () -> surveyed.containsAll(NAMES));
    assertThat(ended).isEmpty();
    checksTimeOut.countDown();
    Eventually.holds("all are ended", () -> ended.containsAll(NAMES));
    assertThat(ended).doesNotHaveDuplicates();
  }

  @Test
  void after_an_act_the_way_back_is_looked_at_again() {
    checksTimeOut.countDown();
    var now = clock.now();
    journal.note(
        "a",
        Optional.empty(),
        List.of(
            new WatchEvent.Opened(
                now, "i-1", "down", "critical", "503", Optional.empty(), Optional.empty()),
            new WatchEvent.Acting(now, "i-1", "down", "run-0", Optional.empty())));
    thread.start();
    Eventually.holds("it is surveyed again", () -> Collections.frequency(surveys, "a") > 1);
    assertThat(surveys).filteredOn(each -> !each.equals("a")).doesNotHaveDuplicates();
  }

  private void watch() {
    var daemon =
        new Daemon(
            new Daemon.Parts(
                WatchedService.catalog(NAMES, RULE),
                journal,
                new Slow(journal),
                new FakeKeeping(List.of()),
                clock,
                EnumSet.allOf(Guard.class),
                () -> "i-1",
                _ -> {},
                _ -> {}));
    try {
      daemon.watch(() -> {});
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Their old watches take as long as checks do that time out. */
  private final class Slow extends FakeHands {
    Slow(MemoryJournal journal) {
      super(journal);
      seen = Finding.good("200"); // a first bad look would have it surveyed too
    }

    @Override
    public Prepared prepare(String service, Optional<String> procedure, String why) {
      var prepared = super.prepare(service, procedure, why);
      surveyed.add(service);
      surveys.add(service);
      return prepared;
    }

    @Override
    public Optional<String> endOverdueWatch(String service) {
      try {
        checksTimeOut.await();
        ended.add(service);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }
  }
}
