package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fills the small file system that it runs on, and writes a journal there. */
final class FullDisk {
  private static final int PAGE = 4096;
  private static final int NO_BALLAST = 0;

  private final Path folder;
  private final Path filler;
  private int services;
  private int failed;
  private int done;

  FullDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /**
   * The ballast carries it on; when that is used up too, nothing is lost, and it can go on later.
   */
  String goOnWithTheBallast() throws IOException {
    var file = folder.resolve("journal.db");
    var ballast = folder.resolve("journal.db.ballast");
    var journal = open(file, 1 << 20);
    assertThat(ballast).hasSize(1 << 20);
    var claim = create(journal);
    fill(0);
    append(journal, claim);
    append(journal, claim);
    assertThat(ballast).doesNotExist();
    fill(0);
    var written = appendUntilFull(journal, claim);
    assertThat(journal.entries(claim.run(), 0)).hasSize(4 + written);
    Files.delete(filler);
    append(journal, claim);
    assertThat(journal.verify()).isEmpty();
    journal.close();
    open(file, 1 << 20).close();
    assertThat(ballast).hasSize(1 << 20);
    return "went on after " + written;
  }

  private int appendUntilFull(Journal journal, Claim claim) {
    for (var written = 0; ; written++) {
      try {
        append(journal, claim);
      } catch (JournalException e) {
        assertTells(e);
        return written;
      }
    }
  }

  /** Every kind of write, with every number of pages left: it is done wholly or not at all. */
  String tryEverywhere() throws IOException {
    var journal = open(folder.resolve("journal.db"), NO_BALLAST);
    for (var pages = 0; pages < 24; pages++) {
      var running = create(journal);
      var waiting = create(journal);
      journal.append(waiting, LEASE, List.of(Samples.finished(Outcome.WAITING)));
      tryWith(
          pages,
          journal,
          running,
          each ->
              each.create(
                  "x" + services, Samples.created("x" + services), "me", LEASE, Optional.empty()));
      tryWith(pages, journal, waiting, each -> each.claim(waiting.run(), "me", LEASE));
      tryWith(pages, journal, running, each -> append(each, running));
      tryWith(
          pages, journal, running, each -> each.append(running, LEASE, Samples.everyAppended()));
      tryWith(pages, journal, running, each -> each.tell(running.run(), new Event.Noted("!")));
      tryWith(pages, journal, running, each -> each.learn(running.service(), learned()));
      tryToOpenNew(pages);
    }
    return "failed " + (failed > 0) + ", done " + (done > 0);
  }

  private void tryWith(int pages, Journal journal, Claim claim, Consumer<Journal> write)
      throws IOException {
    var before = all(journal, claim);
    fill(pages);
    var acknowledged = tried(journal, write);
    Files.delete(filler);
    var after = all(journal, claim);
    assertThat(after.equals(before)).isEqualTo(!acknowledged);
    assertThat(journal.verify()).isEmpty();
    assertThat(journal.renew(claim, LEASE)).isEqualTo(after.contains(claim.epoch()));
  }

  private boolean tried(Journal journal, Consumer<Journal> write) {
    try {
      write.accept(journal);
      done++;
      return true;
    } catch (JournalException e) {
      assertTells(e);
      failed++;
      return false;
    }
  }

  private void tryToOpenNew(int pages) throws IOException {
    var file = folder.resolve("new" + pages).resolve("journal.db");
    fill(pages);
    try {
      open(file, NO_BALLAST).close();
      done++;
    } catch (JournalException e) {
      assertTells(e);
      failed++;
    }
    Files.delete(filler);
    try (var journal = open(file, NO_BALLAST)) {
      create(journal);
      assertThat(journal.verify()).isEmpty();
    }
  }

  /** What a write could have changed, and the epoch of the claim's service. */
  private static List<Object> all(Journal journal, Claim claim) {
    return List.of(
        journal.runs(Optional.empty(), 999),
        journal.entries(claim.run(), 0),
        journal.ledger(claim.service()),
        journal.lock(claim.service()).orElseThrow().epoch());
  }

  private void assertTells(JournalException e) {
    assertThat(e).hasMessageContaining(folder.toString()).hasMessageContaining("--journal-dir");
  }

  private static List<LedgerEvent> learned() {
    return List.of(new LedgerEvent.Graded(1, Grade.KNOWN, Instant.EPOCH, "x".repeat(9000)));
  }

  private static void append(Journal journal, Claim claim) {
    journal.append(claim, LEASE, List.of(Samples.intended("1", 1)));
  }

  private Claim create(Journal journal) {
    services++;
    var creation =
        journal.create(
            "r" + services, Samples.created("s" + services), "me", LEASE, Optional.empty());
    return ((Journal.Creation.Yours) creation).claim();
  }

  private static Journal open(Path file, int ballast) {
    return SqliteJournal.open(file, Clock.system(), _ -> false, ballast);
  }

  /** Leaves that many pages free. */
  private void fill(int pages) throws IOException {
    var options = List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try (var channel = FileChannel.open(filler, options.toArray(StandardOpenOption[]::new))) {
      fill(channel, 64 * PAGE);
      fill(channel, PAGE);
    }
    try (var channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
      channel.truncate(Math.max(0, channel.size() / PAGE - pages) * PAGE);
    }
  }

  private static void fill(FileChannel channel, int chunk) {
    try {
      while (channel.write(ByteBuffer.allocate(chunk)) > 0) {
        // goes on until there is no room
      }
    } catch (IOException _) {
      // there is no room
    }
  }
}
