package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.intended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal in memory keeps the contract, and fails where it is told to. */
final class MemoryJournalTest extends JournalContract {
  private final MemoryJournal memory = new MemoryJournal(clock).gone(gone::contains);

  @Override
  Journal open() {
    return memory;
  }

  /** The end of a process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static void kill() {
    throw new Killed();
  }

  @Test
  void a_write_that_fails_has_written_nothing() {
    var claim = create("r1");
    memory.failAfter(1);
    memory.append(claim, LEASE, List.of(intended("1", 1)));

    assertThatThrownBy(() -> memory.append(claim, LEASE, List.of(intended("1", 2))))
        .isInstanceOf(JournalException.class);
    assertThat(memory.entries("r1", 0)).hasSize(3);
    assertThat(memory.renew(claim, LEASE)).isTrue();
  }

  @Test
  void a_process_killed_before_a_write_has_not_written_and_after_it_it_has() {
    var claim = create("r1");
    memory.before(_ -> kill());
    assertThatThrownBy(() -> memory.append(claim, LEASE, List.of(intended("1", 1))))
        .isInstanceOf(Killed.class);
    assertThat(memory.whole().entries("r1", 2)).isEmpty();

    memory.after(_ -> kill());
    assertThatThrownBy(() -> memory.append(claim, LEASE, List.of(intended("1", 1))))
        .isInstanceOf(Killed.class);
    assertThat(memory.whole().entries("r1", 2)).hasSize(1);
    assertThat(memory.writes()).hasSize(2);
  }
}
