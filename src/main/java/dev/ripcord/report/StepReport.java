package dev.ripcord.report;

import dev.ripcord.plan.PlannedStep;
import dev.ripcord.run.StepState.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run did about one step.
 *
 * @param before the facts that were seen before the first try
 * @param after the facts that were seen when it was done
 * @param seenBefore the same before it, in one line
 * @param said what its end rests on
 * @param handle what goes on by itself under this name
 * @param took all tries together; empty when none has ended
 */
public record StepReport(
    PlannedStep planned,
    Status status,
    List<Try> tries,
    Map<String, String> before,
    Map<String, String> after,
    String seenBefore,
    String said,
    Optional<String> handle,
    Optional<Duration> took) {

  public StepReport {
    tries = List.copyOf(tries);
    before = new TreeMap<>(before);
    after = new TreeMap<>(after);
  }

  /** One try of it. */
  public record Try(int number, String ended, String said, Optional<Duration> took) {}

  /** A fact that is another one than before; {@code -} stands for one that was not seen. */
  public record Changed(String name, String before, String after) {}

  /** What differs between the look before and the look after; nothing until there are both. */
  public List<Changed> changed() {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    var names = new TreeMap<>(before);
    names.putAll(after);
    return names.keySet().stream()
        .map(each ->
            new Changed(each, before.getOrDefault(each, "-"), after.getOrDefault(each, "-")))
        .filter(each -> !each.before().equals(each.after()))
        .filter(each -> !each.name().startsWith("ripcord."))
        .toList();
  }

  /** How it ended, in a few words. */
  public String ended() {
    return switch (status) {
      case PENDING -> "not begun";
      case ALREADY_THERE -> "was there already";
      case LEFT_OUT -> "left out";
      case INTENDED -> "begun, its result is not known";
      case ACCEPTED -> "accepted, goes on by itself";
      case DONE -> "done";
      case UNSEEN -> "done, its effect cannot be seen";
      case RETRY -> "failed, is tried again";
      case FAILED -> "failed";
      case DOUBTED -> "not known, waits for a person";
    };
  }
}
