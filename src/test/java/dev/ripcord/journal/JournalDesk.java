package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A journal to ask, whatever it is written to, and what those who ask need again and again. */
abstract class JournalDesk {
  final HandClock clock = new HandClock();
  final Set<String> gone = new HashSet<>();
  private Optional<Journal> opened = Optional.empty();

  /**
   * A journal on {@link #clock} for which the owners in {@link #gone} are gone; empty at first, and
   * opened again on the same place after that.
   */
  abstract Journal open();

  final Journal journal() {
    opened = opened.or(() -> Optional.of(open()));
    return opened.get();
  }

  @AfterEach
  final void is_sound_and_closes() {
    assertThat(journal().verify()).isEmpty();
    journal().close();
  }

  final Claim create(String run) {
    return yours(journal().create(run, created("api"), "me", LEASE, Optional.empty()));
  }

  final Claim yours(Journal.Creation creation) {
    assertThat(creation).isInstanceOf(Journal.Creation.Yours.class);
    return ((Journal.Creation.Yours) creation).claim();
  }

  final Lock busy(Journal.Creation creation) {
    assertThat(creation).isInstanceOf(Journal.Creation.Busy.class);
    return ((Journal.Creation.Busy) creation).lock();
  }

  final Journal.Creation supersede(String run, String old) {
    return journal().create(run, created("api"), "next", LEASE, Optional.of(old));
  }

  final List<Event> events(String run) {
    return journal().entries(run, 0).stream().map(Entry::event).toList();
  }

  final void append(Claim claim, Event... events) {
    journal().append(claim, LEASE, List.of(events));
  }
}
