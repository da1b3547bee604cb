package dev.ripcord.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a file keeps the contract. */
final class SqliteJournalTest extends JournalContract {
  @TempDir Path folder;

  @Override
  Journal open() {
    return SqliteJournal.open(folder.resolve("journal.db"), clock, gone::contains);
  }
}
