package dev.ripcord.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one journal, and processes that are killed. */
final class SqliteProcessesTest {
  private static final int ROUNDS = 30;

  @TempDir Path folder;

  private Journal open(String... gone) {
    return SqliteJournal.open(
        folder.resolve("journal.db"), Clock.system(), List.of(gone)::contains);
  }

  @Test
  void all_that_was_acknowledged_is_there_after_kill_9() {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 3; round++) {
      assertKeptAfterKill(20 + random.nextInt(100));
    }
  }

  private void assertKeptAfterKill(int events) {
    try (var child = Child.start("append", folder.toString())) {
      var run = child.hear();
      IntStream.range(0, events).forEach(_ -> child.hear());
      child.kill();
      var last = child.hearOut();
      var acknowledged = events + 2 + last.size();
      try (var journal = open("me")) {
        assertThat(journal.entries(run, 0)).hasSizeBetween(acknowledged, acknowledged + 1);
        assertThat(journal.verify()).isEmpty();
        assertThat(journal.claim(run, "next", Samples.LEASE)).isPresent();
      }
    }
  }

  @Test
  void of_two_processes_that_create_a_run_for_a_service_one_gets_it() {
    try (var journal = open();
        var a = Child.start("race", folder.toString(), "a");
        var b = Child.start("race", folder.toString(), "b")) {
      assertThat(List.of(a.hear(), b.hear())).containsOnly("ready");
      for (var i = 0; i < ROUNDS; i++) {
        assertOneGets(a, b, "create s" + i);
      }
      assertThat(journal.runs(Optional.empty(), 999)).hasSize(ROUNDS);
      assertThat(journal.verify()).isEmpty();
    }
  }

  @Test
  void of_two_processes_that_take_a_waiting_run_up_one_gets_it() {
    try (var journal = open();
        var a = Child.start("race", folder.toString(), "a");
        var b = Child.start("race", folder.toString(), "b")) {
      assertThat(List.of(a.hear(), b.hear())).containsOnly("ready");
      for (var i = 0; i < ROUNDS; i++) {
        wait(journal, i);
        assertOneGets(a, b, "claim r" + i);
        assertThat(journal.run("r" + i).orElseThrow().epoch()).isEqualTo(2);
      }
      assertThat(journal.verify()).isEmpty();
    }
  }

  private static void wait(Journal journal, int i) {
    var created = Samples.created("s" + i);
    var creation = journal.create("r" + i, created, "me", Samples.LEASE, Optional.empty());
    var claim = ((Journal.Creation.Yours) creation).claim();
    journal.append(claim, Samples.LEASE, List.of(Samples.finished(Outcome.WAITING)));
  }

  private static void assertOneGets(Child a, Child b, String what) {
    a.tell(what);
    b.tell(what);
    assertThat(new ArrayList<>(List.of(a.hear(), b.hear())))
        .containsExactlyInAnyOrder("mine", "not mine");
  }
}
