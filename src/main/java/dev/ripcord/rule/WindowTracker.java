package dev.ripcord.rule;

import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events within a time, each with its own time, so that a look more does not make one more of it.
 * Once there were too many it stays so until the window has passed without a new one and the target
 * has run for a minute: a crash loop that waits longer and longer would else look cured.
 *
 * @param first the start that was found at the first look, which is no restart
 * @param marks within the window, oldest first
 */
record WindowTracker(
    Condition.Within within,
    Optional<Mark> first,
    List<Mark> marks,
    Optional<Sample> last,
    boolean latched)
    implements Tracker {
  private static final Duration STABLE = Duration.ofSeconds(60);
  private static final int MOST = 10_000;
  private static final String START = "start";

  WindowTracker {
    marks = List.copyOf(marks);
  }

  @Override
  public Tracker after(Sample sample) {
    if (!sample.probe().equals(within.signal().probe())) {
      return this;
    }
    var found = events(sample);
    var initial = first.or(() -> last.isEmpty() ? newest(found) : Optional.empty());
    var since = sample.at().minus(within.window());
    var known =
        once(Stream.concat(marks.stream(), found.stream()))
            .filter(each -> initial.filter(each::same).isEmpty() && each.at().isAfter(since))
            .sorted(Comparator.comparing(Mark::at))
            .limit(MOST)
            .toList();
    var over = within.comparison().holds(known.size(), within.count());
    var calm = newest(known).or(() -> newest(marks)).map(each -> isOver(each, sample)).orElse(true);
    return new WindowTracker(
        within, initial, known, Optional.of(sample), over || (latched && !calm));
  }

  private static Stream<Mark> once(Stream<Mark> marks) {
    var kept = new ArrayList<Mark>();
    marks.filter(each -> kept.stream().noneMatch(each::same)).forEach(kept::add);
    return kept.stream();
  }

  private List<Mark> events(Sample sample) {
    if (within.signal() instanceof Signal.Errors) {
      return sample.state() == State.BAD ? List.of(new Mark("bad", sample.at())) : List.of();
    }
    return sample.marks().stream().filter(each -> each.id().startsWith(START)).toList();
  }

  private static Optional<Mark> newest(List<Mark> marks) {
    return marks.stream().max(Comparator.comparing(Mark::at));
  }

  private boolean isOver(Mark newest, Sample sample) {
    var quiet = within.window().compareTo(STABLE) > 0 ? within.window() : STABLE;
    return !sample.at().isBefore(newest.at().plus(quiet));
  }

  @Override
  public Truth at(Instant now) {
    return last.isEmpty() ? Truth.OPEN : Truth.of(latched);
  }
}
