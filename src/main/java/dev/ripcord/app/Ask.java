package dev.ripcord.app;

import dev.ripcord.journal.Checklist;
import java.util.Optional;

/**
 * What a person (or a program) asks for.
 *
 * @param release as typed, such as {@code previous} or {@code tag:v1.2}
 * @param procedure empty means the service's first one
 * @param who user and machine
 * @param why for the journal, the report and the quarantine
 * @param anyway go on although the release already runs and is healthy
 * @param withoutPrerequisites go on although a prerequisite does not hold
 * @param takeOver go on although an interrupted run has the service
 * @param liftQuarantine bring a quarantined release back
 * @param automatic nobody asked for it: only a certified release will do
 * @param checklist what became of what people had to do first
 */
public record Ask(
    String service,
    String release,
    Optional<String> procedure,
    String who,
    Optional<String> why,
    boolean anyway,
    boolean withoutPrerequisites,
    boolean takeOver,
    boolean liftQuarantine,
    boolean automatic,
    Optional<Checklist> checklist) {

  /** For the release that was good before, with nothing said beside it. */
  public static Ask previous(String service, Optional<String> procedure, String who) {
    return new Ask(
        service,
        "previous",
        procedure,
        who,
        Optional.empty(),
        false,
        false,
        false,
        false,
        false,
        Optional.empty());
  }

  /** For the release that was good before, because the daemon decided it. */
  public static Ask automatic(String service, Optional<String> procedure, String who, String why) {
    return new Ask(
        service,
        "previous",
        procedure,
        who,
        Optional.of(why),
        false,
        false,
        false,
        false,
        true,
        Optional.empty());
  }

  /** The same with what became of the checklist. */
  public Ask with(Checklist ticked) {
    return new Ask(
        service,
        release,
        procedure,
        who,
        why,
        anyway,
        withoutPrerequisites,
        takeOver,
        liftQuarantine,
        automatic,
        Optional.of(ticked).filter(each -> !each.items().isEmpty()));
  }
}
