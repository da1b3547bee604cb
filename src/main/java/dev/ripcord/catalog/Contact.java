package dev.ripcord.catalog;

import java.util.Optional;

/**
 * Whom to turn to.
 *
 * @param level the step of the escalation, such as {@code L1}
 * @param does what they do at that step
 */
public record Contact(String who, String reach, Optional<String> level, Optional<String> does) {}
