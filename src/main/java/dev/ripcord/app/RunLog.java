package dev.ripcord.app;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.report.Moment;
import dev.ripcord.report.Timeline;
import dev.ripcord.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Writes a run into a plain file while it goes on, a line for each event, for who follows that with
 * {@code tail -f}. A file that cannot be written stops nothing: the run notes it once.
 */
final class RunLog implements Progress {
  private final Progress next;
  private final Path file;
  private final Journal journal;
  private int told;
  private boolean lost;

  private RunLog(Progress next, Path file, Journal journal) {
    this.next = next;
    this.file = file;
    this.journal = journal;
  }

  /** Tells a listener too, and a file where there is one. */
  static Progress beside(Progress next, Optional<Path> file, Journal journal) {
    return file.<Progress>map(each -> new RunLog(next, each, journal)).orElse(next);
  }

  @Override
  public synchronized void happened(String run, Event event) {
    next.happened(run, event);
    var entries = journal.entries(run, 0);
    var lines =
        Timeline.of(entries).stream()
            .filter(each -> each.n() > told)
            .map(each -> line(run, each))
            .toList();
    told = entries.getLast().n();
    write(run, lines);
  }

  private static String line(String run, Moment moment) {
    return moment.at().truncatedTo(ChronoUnit.SECONDS)
        + " "
        + run
        + " "
        + moment.said().replaceAll("\\p{Cntrl}+", " ");
  }

  private void write(String run, List<String> lines) {
    if (lost) {
      return;
    }
    try {
      var parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      lost = true;
      journal.tell(run, new Event.Noted("the log " + file + " cannot be written: " + e));
    }
  }

  @Override
  public void waiting(PlannedStep step, String said, Duration left) {
    next.waiting(step, said, left);
  }

  @Override
  public void proving(int good, int of, String said) {
    next.proving(good, of, said);
  }
}
