package dev.ripcord.app;

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
    boolean liftQuarantine) {}
