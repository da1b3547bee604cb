package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a file keeps the contract, and each write is one commit. */
final class SqliteJournalTest extends JournalContract {
  @TempDir Path folder;

  @Override
  Journal open() {
    return SqliteJournal.open(folder.resolve("journal.db"), clock, gone::contains, 0);
  }

  @Test
  void each_write_is_one_commit() {
    journal();
    var claim = committingOnce(() -> create("r1"));
    committingOnce(() -> append(claim, Samples.everyAppended()));
    committingOnce(() -> append(claim, List.of()));
    committingOnce(() -> journal().renew(claim, LEASE));
    committingOnce(() -> tell(claim));
    committingOnce(() -> append(claim, List.of(Samples.finished(Outcome.WAITING))));
    var next = committingOnce(() -> journal().claim("r1", "me", LEASE).orElseThrow());
    committingOnce(() -> append(next, List.of(Samples.finished(Outcome.WAITING))));
    committingOnce(
        () -> journal().create("r2", Samples.created("api"), "me", LEASE, Optional.of("r1")));
  }

  private boolean append(Claim claim, List<Event> events) {
    journal().append(claim, LEASE, events);
    return true;
  }

  private boolean tell(Claim claim) {
    journal().tell(claim.run(), new Event.Noted("!"));
    return true;
  }

  private <T> T committingOnce(Supplier<T> write) {
    var before = commits();
    clock.pass(Duration.ofSeconds(1));
    var result = write.get();
    assertThat(commits() - before).isEqualTo(1);
    return result;
  }

  /**
   * Counted in the write-ahead log, as the disk has it: the last frame of a commit has the number
   * of the database's pages in its second word, the others have 0.
   */
  private int commits() {
    try {
      var log = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("journal.db-wal")));
      var frame = 24 + log.getInt(8);
      var commits = 0;
      for (var at = 32; at + frame <= log.capacity(); at += frame) {
        commits += log.getInt(at + 4) == 0 ? 0 : 1;
      }
      return commits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
